/** Waits until the core's picture shows no open call sounding but the given task's own. */
import type { MultiCall, Snapshot } from '../../../js-glue/src';

/** Silencing is local and immediate. Were it not, an agent who accepts must still not be kept from the new call. */
const PATIENCE_MS = 2000;

export async function othersSilent(session: MultiCall, task: string): Promise<void> {
  await session
    .until((snapshot) => isSilent(snapshot, task), PATIENCE_MS)
    .catch((error: unknown) => {
      console.warn('[multi-call] Another call was not silenced in time:', error);
    });
}

function isSilent(snapshot: Snapshot, task: string): boolean {
  return snapshot.calls.every((call) => call.stage !== 'open' || call.silenced || call.task === task);
}
