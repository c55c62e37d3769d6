// Notices calls that have ended without an event.
import type { Calls } from './calls';
import type { Snapshot } from './protocol';

/** How often calls that ring are looked at, in milliseconds. A page in the background may take longer. */
const EVERY_MS = 1000;

/**
 * The SDK says nothing of some ends: `Call.ignore`, which `Device.connect` does to every call that rings (2.11.1,
 * device.ts), emits no event. Such a call would ring for ever, be forwarded, and keep others from Flex. It is looked for
 * before anything else is posted, and now and then while a call rings.
 */
export class Sweep {
  private timer: ReturnType<typeof setInterval> | null = null;

  constructor(private readonly calls: Calls) {}

  now(): void {
    this.calls.noticeEnds();
  }

  /** To be told of every snapshot: nothing is done while no call rings. */
  readonly follow = ({ calls }: Snapshot): void => {
    const rings = calls.some(({ stage }) => stage !== 'open');
    if (rings) this.timer ??= setInterval(() => this.now(), EVERY_MS);
    else this.dispose();
  };

  dispose(): void {
    if (this.timer !== null) clearInterval(this.timer);
    this.timer = null;
  }
}
