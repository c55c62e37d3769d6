/**
 * `MultiCallHoldAll`: the agent puts everybody in the live call on hold, and so every call is. It is the agent's own
 * hold: the call stays live, and who is on hold stays so until the agent takes them off (P3, P12).
 */
import { Actions } from '@twilio/flex-ui';
import type { Parts, Stop } from '../parts';
import { participantOf, targetSidOf } from '../watch/parties';
import { registerAction } from './register-action';

export function onHoldAll({ session, flex }: Parts): Stop {
  return registerAction('MultiCallHoldAll', async () => {
    const live = session.snapshot.calls.find((call) => call.live);
    if (!live?.task) return;
    const sid = live.task;
    const participants = flex.participants(sid);
    await Promise.all(
      live.parties.map(async ({ party, kind, held }) => {
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
