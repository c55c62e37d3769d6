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
