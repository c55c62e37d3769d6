/**
 * The agent's mute button. With one call Flex mutes it, as always (P6). With more, Flex's own toggle would turn the
 * microphone of a silenced call on: the request goes to the core, which remembers it for that call (P4, P5).
 */
import type { Parts, Stop } from '../parts';
import { replaceAction } from './replace-action';

export function onToggleMute({ session, flex }: Parts): Stop {
  return replaceAction('ToggleMute', (payload, next) => {
    const { calls } = session.snapshot;
    const voice = flex.activeCall();
    const id = voice && session.callOf(voice);
    const call = calls.find((each) => each.call === id);
    if (!call || calls.length < 2) return next(payload);
    session.post({ type: 'muteRequested', call: call.call, muted: !call.agentMuted });
    return Promise.resolve();
  });
}
