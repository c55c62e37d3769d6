/**
 * The agent's calls on this page. They are this page's only while Flex has a Device here, and only one page of the agent
 * has them (P34). Until they are this page's they are kept from Flex; then the core gets them. When the Device is gone, the
 * calls on further lines end as line 0's do, and another page may take over.
 */
import { withholdCalls, type VoiceDevice, type WithheldCalls } from '../../js-glue/src';
import { onceRegistered, type LineZero } from './line-zero';
import { tellElsewhere } from './notices';
import { claimCalls } from './one-owner';
import { stopAll, type Stop } from './parts';
import { log, type Started } from './start';

export class PageCalls implements LineZero {
  private started: Started | null = null;
  /** What ends the wait for the calls, or gives them up. */
  private readonly stops: Stop[] = [];
  private claimed: Promise<void> = Promise.resolve();

  /**
   * @param name the agent's own, for the lock
   * @param begin starts the core and all that goes with it; null when that cannot be done
   */
  constructor(
    private readonly name: string,
    private readonly begin: (device: VoiceDevice) => Started | null,
  ) {}

  /** Resolves when it is known whether the calls are this page's, for the Device there is. */
  get answered(): Promise<void> {
    return this.claimed;
  }

  found(device: VoiceDevice): void {
    if (this.started) this.restartOn(device);
    else this.waitFor(device);
  }

  lost(): void {
    this.stop();
  }

  stop(): void {
    this.started?.stop();
    this.started = null;
    stopAll(this.stops.splice(0));
  }

  /** A Device that takes another's place gets a core of its own: what was on the other is over with it. */
  private restartOn(device: VoiceDevice): void {
    this.started?.stop();
    this.started = this.begin(device);
  }

  /** A page whose Device is not registered has no calls, and leaves them to the others. */
  private waitFor(device: VoiceDevice): void {
    this.stop();
    const withheld = withholdCalls(device, log);
    this.stops.push(() => withheld.release());
    this.stops.push(onceRegistered(device, () => this.claim(device, withheld)));
  }

  private claim(device: VoiceDevice, withheld: WithheldCalls): void {
    let tookBack: Stop = () => {};
    const { answered, stop } = claimCalls(this.name, {
      granted: () => {
        tookBack();
        withheld.release();
        this.started = this.begin(device);
      },
      elsewhere: () => {
        tookBack = tellElsewhere();
        this.stops.push(() => tookBack());
      },
    });
    this.claimed = answered;
    this.stops.push(stop);
  }
}
