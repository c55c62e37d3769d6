// Buttons that ask the simulator for something: busy while it is being done, and words when it could not be.
import { byId, element, setText } from './element';

let forgetting: ReturnType<typeof setTimeout> | undefined;

const FORGET_MS = 8000;

/** Tells a person, in the panel and to a screen reader, what did not work; for a while, or until the next complaint. */
export function complain(words: string, lasting = false): void {
  const box = byId('complaint');
  setText(box, words);
  clearTimeout(forgetting);
  if (!lasting) forgetting = setTimeout(() => setText(box, ''), FORGET_MS);
}

/** Runs what a button asked for; a second press while it runs does nothing. */
export async function press(button: HTMLButtonElement, wish: () => Promise<void>): Promise<void> {
  if (button.getAttribute('aria-busy') === 'true') return;
  button.setAttribute('aria-busy', 'true');
  try {
    await wish();
  } catch (failure) {
    complain(failure instanceof Error ? failure.message : String(failure));
  } finally {
    button.removeAttribute('aria-busy');
  }
}

export function askButton(
  text: string,
  wish: () => Promise<void>,
  label = text,
  style = '',
): HTMLButtonElement {
  const button = element('button', { type: 'button', class: style, 'aria-label': label }, text);
  button.addEventListener('click', () => void press(button, wish));
  return button;
}
