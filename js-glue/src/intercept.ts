// Hears of every incoming call on line 0 before Flex does, and hands it on when told to.
import { describe, type Log } from './log';
import type { VoiceCall, VoiceDevice } from './voice-sdk';

type IncomingListener = (call: VoiceCall) => void;

export class IncomingCalls {
  /** The listeners that were there first: Flex's, which accepts what it hears of. */
  private readonly theirs: IncomingListener[];
  private readonly withheld = new WeakSet<VoiceCall>();
  private announce: IncomingListener | null = null;
  private disposed = false;

  /** From here on Flex hears of no call until it is delivered. Listeners added later hear of every call as usual. */
  constructor(
    readonly device: VoiceDevice,
    private readonly log: Log,
  ) {
    this.theirs = device.rawListeners('incoming') as IncomingListener[];
    for (const listener of this.theirs) device.removeListener('incoming', listener);
    device.prependListener('incoming', this.onIncoming);
  }

  /** Who is told of each call from now on; nobody until then. */
  announceTo(listener: IncomingListener): void {
    this.announce = listener;
  }

  /** Whether Flex has yet to hear of this call. */
  isWithheld(call: VoiceCall): boolean {
    return this.withheld.has(call);
  }

  /** Lets Flex have the call, as if nobody had come between; the second time, and for any other call, nothing. */
  deliver(call: VoiceCall): void {
    if (!this.withheld.delete(call)) return;
    for (const listener of this.theirs) {
      try {
        Reflect.apply(listener, this.device, [call]);
      } catch (error) {
        this.log.error(`A listener of Flex's for incoming calls threw: ${describe(error)}`);
      }
    }
  }

  /** Puts everything back, once, and lets Flex have what still rings. */
  dispose(): void {
    if (this.disposed) return;
    this.disposed = true;
    this.device.removeListener('incoming', this.onIncoming);
    for (const listener of [...this.theirs].reverse()) this.device.prependListener('incoming', listener);
    for (const call of [...this.device.calls]) this.deliver(call);
  }

  private readonly onIncoming = (call: VoiceCall): void => {
    this.withheld.add(call);
    this.announce?.(call);
  };
}
