/**
 * The agent's calls on this page. They are this page's only while Flex has a Device here, and only one page of the agent
 * has them (P34). Until they are this page's they are kept from Flex; then the core gets them. When the Device is gone, the
 * calls on further lines end as line 0's do, and another page may take over.
 */
import { withholdCalls, type VoiceDevice, type WithheldCalls } from '../../js-glue/src';
import { onceRegistered, whileUnregistered, type LineZero } from './line-zero';
import { tellElsewhere } from './notices';
import { claimCalls, type Claimed } from './one-owner';
import { stopAll, type Stop } from './parts';
import { log, type Started } from './start';

/** Starts the core and all that goes with it. Null when that cannot be done; the calls are then Flex's. */
export type Begin = (device: VoiceDevice, withheld: WithheldCalls) => Started | null;

export class PageCalls implements LineZero {
  private started: Started | null = null;
  private claim: Claimed | null = null;
  /** What ends the wait for the calls, or gives them up. */
  private readonly stops: Stop[] = [];
  private unwatch: Stop = () => {};

  /** @param name the agent's own, for the lock */
  constructor(
    private readonly name: string,
    private readonly begin: Begin,
  ) {}

  /** Resolves when it is known whether the calls are this page's, for the Device there is. */
  get answered(): Promise<void> {
    return this.claim?.answered ?? Promise.resolve();
  }

  /** Of a Device that takes another's place: healthy calls on further lines go on. */
  found(device: VoiceDevice): void {
    if (!this.started) return this.waitFor(device);
    this.started.useDevice(device);
    this.watch(device);
  }

  lost(): void {
    this.stop();
  }

  stop(): void {
    this.unwatch();
    this.started?.stop();
    this.started = null;
    stopAll(this.stops.splice(0));
    this.claim = null;
  }

  /** A page whose Device is not registered has no calls, and leaves them to the others. */
  private waitFor(device: VoiceDevice): void {
    this.stop();
    const withheld = withholdCalls(device, log);
    this.stops.push(() => withheld.release());
    this.stops.push(onceRegistered(device, () => this.claimFor(device, withheld)));
  }

  private claimFor(device: VoiceDevice, withheld: WithheldCalls): void {
    let tookBack: Stop = () => {};
    this.stops.push(() => tookBack());
    this.claim = claimCalls(this.name, {
      granted: () => {
        tookBack();
        this.started = this.begin(device, withheld);
        if (this.started) this.watch(device);
      },
      elsewhere: () => {
        tookBack = tellElsewhere();
      },
    });
    this.stops.push(this.claim.stop);
  }

  /** A page on which no call can ring leaves the calls to one that waits for them, unless it has some. */
  private watch(device: VoiceDevice): void {
    this.unwatch();
    this.unwatch = whileUnregistered(device, () => {
      const { started, claim } = this;
      if (!started?.isIdle()) return;
      void claim?.isWanted().then((wanted) => {
        if (wanted && this.started === started && started.isIdle()) this.waitFor(device);
      });
    });
  }
}
