/** What the parts of the plugin share, and how each is stopped. */
import type { MultiCall } from '../../js-glue/src';
import type { FlexFacts } from './flex-facts';
import type { ShownCall } from './shown-call';

/** Undoes what a part did. Called once. */
export type Stop = () => void;

export interface Parts {
  readonly session: MultiCall;
  readonly flex: FlexFacts;
  readonly shown: ShownCall;
}

/**
 * Starts parts in their order. All or nothing: when one cannot start, those before it are stopped, the last started first.
 * @returns what stops all
 * @throws what the part threw
 */
export function startAll(parts: Iterable<() => Stop>): Stop {
  const stops: Stop[] = [];
  try {
    for (const start of parts) stops.push(start());
  } catch (error) {
    stopAll(stops);
    throw error;
  }
  return () => stopAll(stops);
}

/** Stops all, the last started first. One that throws does not keep the others from it. */
export function stopAll(stops: readonly Stop[]): void {
  for (const stop of [...stops].reverse()) {
    try {
      stop();
    } catch (error) {
      console.error('[multi-call] A part did not stop cleanly:', error);
    }
  }
}
