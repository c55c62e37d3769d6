/**
 * After the core has failed for good Flex works as without the plugin, with one call at a time. The calls that the agent had
 * are still there: the selected task's call is Flex's active one, a call that the agent takes off hold is heard, and
 * Flex's hang-up and digits never reach another task's call (P30, P34).
 */
import { Actions } from '@twilio/flex-ui';
import type { CallView, VoiceCall } from '../../js-glue/src';
import { wrapBody } from './flex/own-body';
import { taskIn } from './flex/pending';
import { startAll, type Parts, type Stop } from './parts';

const ON_ACTIVE_CALL = ['HangupCall', 'SendDTMFDigits'];
const OFF_HOLD = ['UnholdCall', 'UnholdParticipant'];

export function workWithoutCore({ session, flex, shown }: Parts): Stop {
  /** As the core left them; it is told of no other. */
  const { calls } = session.snapshot;
  const callOf = (task: string | undefined): CallView | undefined => calls.find((call) => call.task === task);
  const voiceOf = (task: string | undefined): VoiceCall | null => {
    const call = task === undefined ? undefined : callOf(task);
    return call ? session.voiceOf(call.call) : null;
  };
  const isAnothers = (voice: VoiceCall | null): boolean =>
    calls.some((call) => call.task !== null && voice !== null && session.voiceOf(call.call) === voice);

  const show = (voice: VoiceCall | null): void => {
    if (voice) shown.show(voice);
    shown.observe();
    shown.drawMute();
  };
  const turnTo = (payload: unknown): void => {
    const call = callOf(taskIn(payload));
    if (!call) return;
    session.makeAudible(call.call);
    show(session.voiceOf(call.call));
  };
  let selected: string | undefined;
  const look = (): void => {
    const before = selected;
    selected = flex.state.view.selectedTaskSid;
    if (selected !== before) show(voiceOf(selected));
  };

  look();
  return startAll([
    () => flex.subscribe(look),
    ...OFF_HOLD.map((action) => () => {
      Actions.addListener(`before${action}`, turnTo);
      return () => Actions.removeListener(`before${action}`, turnTo);
    }),
    ...ON_ACTIVE_CALL.map(
      (action) => () =>
        wrapBody(action, (payload, body) => {
          const task = taskIn(payload);
          const own = voiceOf(task);
          if (own) return shown.actingOn(own, () => body(payload));
          const isWrong = task !== undefined && isAnothers(flex.activeCall());
          return isWrong ? shown.actingOn(null, () => body(payload)) : body(payload);
        }),
    ),
  ]);
}
