/**
 * The keys of keyboards and headsets, and the browser's own call buttons, while the agent has calls: what follows comes
 * next, what pauses mutes, and hanging up hangs up, all of the live call. While none is live, what unmutes makes the next
 * one live (P31). Where the browser lacks a key, it is left out.
 */
import { Actions } from '@twilio/flex-ui';
import type { CallView } from '../../../js-glue/src';
import type { Parts, Stop } from '../parts';

/** As the browser has it; TypeScript's own does not know all the actions. */
export interface MediaSession {
  setActionHandler(action: string, handler: (() => void) | null): void;
  playbackState: string;
  setMicrophoneActive?: (active: boolean) => unknown;
}

const ACTIONS = ['nexttrack', 'play', 'pause', 'togglemicrophone', 'hangup'] as const;
type Action = (typeof ACTIONS)[number];

export function listenToMediaKeys(
  { session }: Pick<Parts, 'session'>,
  media = navigator.mediaSession as MediaSession | undefined,
): Stop {
  if (!media) return () => undefined;

  const live = (): CallView | undefined => session.snapshot.calls.find((call) => call.live);
  const mute = (): void => {
    const call = live();
    if (call) session.post({ type: 'muteRequested', call: call.call, muted: !call.agentMuted });
  };
  const unmute = (): void => {
    if (live()) mute();
    else invoke('MultiCallNext');
  };
  const does: Readonly<Record<Action, () => void>> = {
    nexttrack: () => invoke('MultiCallNext'),
    play: unmute,
    pause: mute,
    togglemicrophone: unmute,
    hangup() {
      const call = live();
      if (call) invoke('MultiCallHangUp', call.task === null ? { callSid: call.sid } : { sid: call.task });
    },
  };

  let ours = false;
  const set = (on: boolean): void => {
    if (ours === on) return;
    ours = on;
    media.playbackState = on ? 'playing' : 'none';
    for (const action of ACTIONS) {
      try {
        media.setActionHandler(action, on ? does[action] : null);
      } catch {
        // a browser that does not know it says so by a TypeError
      }
    }
  };
  const look = (): void => {
    set(session.snapshot.calls.some(({ stage }) => stage === 'open'));
    if (ours) showMicrophone(media, live()?.agentMuted === false);
  };
  look();
  const stop = session.subscribe(look);
  return () => {
    stop();
    set(false);
  };
}

/** Some browsers return a promise, which is rejected while the page is hidden (source: the Media Session specification). */
function showMicrophone(media: MediaSession, active: boolean): void {
  Promise.resolve(media.setMicrophoneActive?.(active)).catch(() => {});
}

/** Flex reports what an action throws. */
function invoke(action: string, payload: object = {}): void {
  Actions.invokeAction(action, payload).catch(() => {});
}
