/**
 * Open calls for which Flex has no accepted task: an internal call, or one whose task somebody else has wrapped up. For a
 * moment every call may be one, since Flex hears of an accept, and of a call's end, later than the Voice SDK.
 */
import type { CallId, CallView } from '../../../js-glue/src';
import type { Stop } from '../parts';

/** Flex's picture of tasks and conferences lags by up to half a second. */
const LOOSE_AFTER_MS = 1000;

export class LooseCalls {
  private readonly since = new Map<CallId, number>();
  private timer: ReturnType<typeof setTimeout> | undefined;

  /** @param changed called when another call counts as loose, without anything else having changed */
  constructor(
    private readonly changed: () => void,
    private readonly now: () => number,
  ) {}

  /** Told which calls have no accepted task now. */
  note(calls: readonly Pick<CallView, 'call'>[]): void {
    for (const call of this.since.keys())
      if (!calls.some((each) => each.call === call)) this.since.delete(call);
    for (const { call } of calls) if (!this.since.has(call)) this.since.set(call, this.now());
    clearTimeout(this.timer);
    const waits = [...this.since.values()].map((from) => from + LOOSE_AFTER_MS - this.now());
    const next = Math.min(...waits.filter((wait) => wait > 0));
    if (Number.isFinite(next)) this.timer = setTimeout(this.changed, next);
  }

  has(call: CallId): boolean {
    const from = this.since.get(call);
    return from !== undefined && this.now() - from >= LOOSE_AFTER_MS;
  }

  readonly stop: Stop = () => clearTimeout(this.timer);
}
