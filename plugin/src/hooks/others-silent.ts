/** Waits until every open call but the given task's own is cut. */
import type { MultiCall, Snapshot } from '../../../js-glue/src';

/** Cutting is local and immediate. Were it not, an agent who accepts must still not be kept from the new call. */
const PATIENCE_MS = 2000;

export async function othersSilent(session: MultiCall, task: string): Promise<void> {
  // Not until it is acknowledged: what still sounds is over long before another call can open, which waits for it anyway.
  const areCut = ({ calls }: Snapshot): boolean =>
    calls.every((call) => call.stage !== 'open' || call.task === task || session.isCut(call.call));
  await session.until(areCut, PATIENCE_MS).catch((error: unknown) => {
    console.warn('[multi-call] Another call was not silenced in time:', error);
  });
}
