/**
 * `MultiCallHoldAll`: the agent puts everybody in the live call on hold, and so every call is. It is the agent's own
 * hold: the call stays live, and who is on hold stays so until the agent takes them off (P3, P12). A call for which Flex
 * knows no parties is held as a whole; one without a task cannot be held at Twilio.
 */
import { Actions } from '@twilio/flex-ui';
import type { CallView } from '../../../js-glue/src';
import type { Parts, Stop } from '../parts';
import { participantOf, targetSidOf } from '../watch/parties';
import { registerAction } from './register-action';

export function onHoldAll({ session, flex }: Parts): Stop {
  return registerAction('MultiCallHoldAll', async () => {
    const live = session.snapshot.calls.find((call) => call.live);
    if (!live) return;
    const { task: sid, parties }: CallView = live;
    if (sid === null)
      throw new Error('MultiCallHoldAll: the live call has no task, and cannot be put on hold');
    const participants = flex.participants(sid);
    if (flex.task(sid) && participants.length === 0) {
      await Actions.invokeAction('HoldCall', { sid });
      return;
    }
    await Promise.all(
      parties.map(async ({ party, kind, held }) => {
        const participant = participantOf(participants, party);
        if (!participant || kind === 'own' || held) return;
        const { participantType } = participant;
        await Actions.invokeAction('HoldParticipant', {
          sid,
          participantType,
          targetSid: targetSidOf(participant),
        });
      }),
    );
  });
}
