/**
 * Calls of which something has been so for a second. Flex hears of an accept, of who has joined a conference and of a
 * call's end later than the Voice SDK does, so that for a moment much is so of any call.
 */
import type { CallId, CallView } from '../../../js-glue/src';
import type { Stop } from '../parts';

/** Flex's picture of tasks and conferences lags by up to half a second. */
const LASTING_MS = 1000;

export class LastingCalls {
  private readonly since = new Map<CallId, number>();
  private timer: ReturnType<typeof setTimeout> | undefined;

  /**
   * @param changed called when another call is among them, without anything else having changed
   * @param now ms since the epoch
   */
  constructor(
    private readonly changed: () => void,
    private readonly now: () => number,
  ) {}

  /** Told of which calls it is so now. */
  note(calls: readonly Pick<CallView, 'call'>[]): void {
    for (const call of this.since.keys())
      if (!calls.some((each) => each.call === call)) this.since.delete(call);
    for (const { call } of calls) if (!this.since.has(call)) this.since.set(call, this.now());
    clearTimeout(this.timer);
    const waits = [...this.since.values()].map((from) => from + LASTING_MS - this.now());
    const next = Math.min(...waits.filter((wait) => wait > 0));
    if (Number.isFinite(next)) this.timer = setTimeout(this.changed, next);
  }

  has(call: CallId): boolean {
    const from = this.since.get(call);
    return from !== undefined && this.now() - from >= LASTING_MS;
  }

  readonly stop: Stop = () => clearTimeout(this.timer);
}
