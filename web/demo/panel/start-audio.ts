// The first click: asks for the microphone, and lets the desktops sound: browsers keep a page and its frames silent
// until somebody has touched it.
import { complain, press } from './ask';
import { byId, setAttribute, setText } from './element';
import { hasAddress } from './reach';

const REFUSED: Readonly<Record<string, string>> = {
  NotAllowedError:
    'The microphone was not allowed. Flex declines every call without one: allow it in the address bar, then press again.',
  NotFoundError:
    'There is no microphone here, and Flex declines every call without one. Plug one in, then press again.',
};

const NO_ADDRESS =
  'This browser finds no network address, so calls will be silent: connect to any network, or start Chromium with --allow-loopback-in-peer-connection.';

async function openMicrophone(): Promise<MediaStream> {
  try {
    return await navigator.mediaDevices.getUserMedia({ audio: true });
  } catch (failure) {
    const name = failure instanceof DOMException ? failure.name : '';
    throw new Error(REFUSED[name] ?? `The microphone could not be opened: ${String(failure)}`, {
      cause: failure,
    });
  }
}

/** Flex opens its own microphone; this one is for the permission, which Flex's frame inherits. */
async function askForMicrophone(): Promise<void> {
  const stream = await openMicrophone();
  const reachable = await hasAddress();
  for (const track of stream.getTracks()) track.stop();
  if (!reachable) complain(NO_ADDRESS, true);
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
