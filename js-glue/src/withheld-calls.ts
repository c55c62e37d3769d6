// Keeps a Device's incoming calls from Flex while it is not known whether this page is to have them.
import { IncomingCalls } from './intercept';
import type { Log } from './log';
import type { VoiceDevice } from './voice-sdk';

export class WithheldCalls {
  private incoming: IncomingCalls | null;

  constructor(device: VoiceDevice, log: Log) {
    this.incoming = new IncomingCalls(device, log);
  }

  /** Lets Flex have what still rings, and every later call; once the calls were taken over, nothing. */
  release(): void {
    this.incoming?.dispose();
    this.incoming = null;
  }

  /** For the one that takes the calls over; null when that was done before, or they were released. */
  handOver(): IncomingCalls | null {
    const { incoming } = this;
    this.incoming = null;
    return incoming;
  }
}

/** Keeps every incoming call of the Device from Flex. `createMultiCall` and `useDevice` can take the calls over. */
export function withholdCalls(device: VoiceDevice, log: Log): WithheldCalls {
  return new WithheldCalls(device, log);
}
