// What Flex does with its Device by itself, as far as the application knows it.
import { describe, type Log } from './log';
import type { VoiceCall } from './voice-sdk';

/** Each is asked anew every time. A question that throws is logged, and answered as for an ordinary Flex. */
export interface FlexHabits {
  /**
   * Whether this call is meant for another device or session of the agent, so that Flex does not accept it, or only later.
   * Asked once for each call. Such a call is Flex's alone until it opens on this page.
   */
  isElsewhere(voice: VoiceCall): boolean;
  /** Whether Flex chooses a microphone before it accepts, and lets go of it when a call disconnects. */
  setsMicrophone(): boolean;
  /** The microphone that Flex would choose now; null when that is not known. */
  microphone(): string | null;
}

export function askSafely(habits: Partial<FlexHabits>, log: Log): FlexHabits {
  const ask = <T>(question: () => T | undefined, otherwise: T): T => {
    try {
      return question() ?? otherwise;
    } catch (error) {
      log.error(`Flex's habits cannot be read: ${describe(error)}`);
      return otherwise;
    }
  };
  return {
    isElsewhere: (voice) => ask(() => habits.isElsewhere?.(voice), false),
    setsMicrophone: () => ask(() => habits.setsMicrophone?.(), true),
    microphone: () => ask(() => habits.microphone?.(), null),
  };
}
