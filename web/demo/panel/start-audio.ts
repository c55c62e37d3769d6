// The first click: asks for the microphone, and lets the desktops sound: browsers keep a page and its frames silent
// until somebody has touched it.
import { press } from './ask';
import { byId, setAttribute, setText } from './element';

const REFUSED: Readonly<Record<string, string>> = {
  NotAllowedError:
    'The microphone was not allowed. Flex declines every call without one: allow it in the address bar, then press again.',
  NotFoundError:
    'There is no microphone here, and Flex declines every call without one. Plug one in, then press again.',
};

async function askForMicrophone(): Promise<void> {
  try {
    const stream = await navigator.mediaDevices.getUserMedia({ audio: true });
    // Flex opens its own; this one was only for the permission, which its frame inherits.
    for (const track of stream.getTracks()) track.stop();
  } catch (failure) {
    const name = failure instanceof DOMException ? failure.name : '';
    throw new Error(REFUSED[name] ?? `The microphone could not be opened: ${String(failure)}`, {
      cause: failure,
    });
  }
}

export function offerStart(): void {
  const button = byId('start-audio');
  if (!(button instanceof HTMLButtonElement)) throw new Error('#start-audio must be a button');
  button.addEventListener('click', () => {
    void press(button, async () => {
      await askForMicrophone();
      setAttribute(byId('welcome'), 'data-shown', 'false');
      setText(byId('audio-state'), 'Audio is on');
      byId('ring').querySelector('button')?.focus();
    });
  });
}
