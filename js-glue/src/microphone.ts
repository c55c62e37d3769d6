// The microphone that the agent chose, told apart from the one that Flex chooses for a call that it accepts.
import type { VoiceAudio } from './voice-sdk';

/** Who sets a microphone on line 0. `unsure`: while Flex may accept a call, and nothing says what it would choose. */
export type Chooser = 'agent' | 'flex' | 'unsure';

type SetInputDevice = (deviceId: string) => Promise<void>;

/** What a change of line 0's microphone came to. `deviceId`: for every other line; null when it does not concern them. */
interface Change {
  readonly done: Promise<void>;
  readonly deviceId: string | null;
}

/**
 * With `initialDeviceCheck`, Flex's default, it sets a microphone of its own choice on line 0 before each accept, and unsets
 * it at each disconnect (source: PhoneState.handleDeviceIncoming, handleCallDisconnect). The agent's choice, made through
 * the same method, would be lost with every call, and a call on a further line would change its microphone in the middle.
 */
export class Microphone {
  /** By the agent, there or not: whoever sets it outside of an accept acts for the agent. */
  private chosen: string | null = null;
  /** By Flex, or found on the Device. */
  private given: string | null = null;
  /** Set for a call that Flex may accept, and that has not opened since. */
  private openedForCall = false;
  /** Settles when line 0 has the microphone that was last asked for. */
  private changing: Promise<unknown> = Promise.resolve();

  constructor(private readonly whose: (deviceId: string) => Chooser = () => 'agent') {}

  /** For a line that is made now; null is the browser's default. */
  get wanted(): string | null {
    return this.chosen ?? this.given;
  }

  /** Line 0 has a microphone already, whoever set it. */
  found(deviceId: string | null): void {
    if (deviceId !== null) this.given = deviceId;
  }

  /**
   * Carries out a change on line 0. In place of what is surely Flex's choice it sets the agent's. Should that not open, or be
   * unplugged, Flex's is set after all, because Flex rejects a call for which no microphone opens.
   */
  set(deviceId: string, original: SetInputDevice): Change {
    const { chosen } = this;
    const chooser = this.whose(deviceId);
    const isAgents = chooser === 'agent';
    this.openedForCall = !isAgents;
    if (isAgents) this.chosen = deviceId;
    else this.given = deviceId;
    const replaces = chooser === 'flex' && chosen !== null && chosen !== deviceId;
    const done = replaces ? original(chosen).catch(() => original(deviceId)) : original(deviceId);
    this.changing = Promise.allSettled([done]);
    return { done, deviceId: isAgents || chosen === null ? deviceId : null };
  }

  /** A call on line 0 has opened, or line 0 was told to let go of its microphone. */
  isAccountedFor(): void {
    this.openedForCall = false;
  }

  /**
   * Lets go of what was opened for a call that never opened: Flex itself does so at a `disconnect` alone, and a caller who
   * is gone before that makes none.
   */
  async letGo(audio: VoiceAudio | null, isOver: () => boolean): Promise<void> {
    if (!isOver() || !this.openedForCall) return;
    for (let awaited: unknown; awaited !== this.changing;) {
      awaited = this.changing;
      await awaited;
    }
    if (this.openedForCall && isOver()) await audio?.unsetInputDevice();
  }
}
