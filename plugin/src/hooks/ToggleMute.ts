/**
 * The agent's mute button. With one call Flex mutes it, as always (P6). With more, Flex's own toggle would turn the
 * microphone of a silenced call on: the request goes to the core, which remembers it for that call (P4, P5). The button in
 * the task's canvas means the task's call; in every other view there is but the bar of the live one. What it means is what
 * it meant when it was pressed.
 */
import type { CallView, MultiCall, TaskSid, VoiceCall } from '../../../js-glue/src';
import { meaningOf } from '../flex/invocations';
import { wrapBody } from '../flex/own-body';
import type { Parts, Stop } from '../parts';

const ACTION = 'ToggleMute';

export function onToggleMute({ session, flex, shown }: Parts): Stop {
  const meant = meaningOf(ACTION, (): VoiceCall | null => {
    const { accepting, calls, live } = session.snapshot;
    const selected = flex.state.view.selectedTaskSid as TaskSid | undefined;
    // Flex draws its button as soon as it shows a call, and the selected task's own has yet to come.
    if (flex.isCanvasInSight() && selected && accepting.includes(selected)) return null;
    if (flex.isCanvasInSight() || calls.length < 2) return flex.activeCall();
    return live === null ? null : session.voiceOf(live);
  });

  const stop = wrapBody(ACTION, (payload, body) => {
    const { calls } = session.snapshot;
    const voice = meant.of(payload);
    const id = voice && session.callOf(voice);
    const call = calls.find((each) => each.call === id);
    if (call && calls.length > 1) {
      session.post({ type: 'muteRequested', call: call.call, muted: !call.agentMuted });
      return Promise.resolve();
    }
    if (call?.silenced && call.stage === 'open') {
      makeLive(session, call);
      return Promise.resolve();
    }
    // Of a call that is over there is nothing to mute, and Flex says so when it shows no call.
    const isOver = id !== null && !call;
    return calls.length > 0 ? shown.actingOn(isOver ? null : voice, () => body(payload)) : body(payload);
  });
  return () => {
    stop();
    meant.stop();
  };
}

/** The only call, and yet silenced: Flex draws it as muted, and the agent who unmutes it means to be on it (P31). */
function makeLive(session: MultiCall, { call, task, agentMuted }: CallView): void {
  session.post(task === null ? { type: 'callSwitchRequested', call } : { type: 'switchRequested', task });
  if (agentMuted) session.post({ type: 'muteRequested', call, muted: false });
}
