/**
 * The agent's mute button. With one call Flex mutes it, as always (P6). With more, Flex's own toggle would turn the
 * microphone of a silenced call on: the request goes to the core, which remembers it for that call (P4, P5). The button in
 * the task's canvas means the task's call; in every other view there is but the bar of the live one.
 */
import type { Parts, Stop } from '../parts';
import { replaceAction } from './replace-action';

export function onToggleMute({ session, flex }: Parts): Stop {
  return replaceAction('ToggleMute', (payload, next) => {
    const { calls, live } = session.snapshot;
    const voice = flex.activeCall();
    const id = flex.isCanvasInSight() ? voice && session.callOf(voice) : live;
    const call = calls.find((each) => each.call === id);
    if (!call || calls.length < 2) return next(payload);
    session.post({ type: 'muteRequested', call: call.call, muted: !call.agentMuted });
    return Promise.resolve();
  });
}
