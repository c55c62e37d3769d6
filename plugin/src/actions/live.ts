/** The agent asks for a call to be live: done when it is heard, and its task, if it has one, selected. */
import { Actions } from '@twilio/flex-ui';
import type { CallView } from '../../../js-glue/src';
import type { Parts } from '../parts';

/** A switch takes less than a tenth of a second; silence that is never acknowledged keeps every call shut (P1). */
const PATIENCE_MS = 2000;

/** @throws when it is not live in time */
export async function makeLive({ session, flex }: Parts, { call, task }: CallView): Promise<void> {
  session.post(task === null ? { type: 'callSwitchRequested', call } : { type: 'switchRequested', task });
  await session.until(
    ({ calls }) => calls.some((each) => each.call === call && each.live && !each.silenced),
    PATIENCE_MS,
  );
  // A supervisor's monitored call has no task among the own, and another call may have none at all.
  if (task !== null && flex.task(task)) await Actions.invokeAction('SelectTask', { sid: task });
}
