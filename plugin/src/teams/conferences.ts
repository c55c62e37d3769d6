/**
 * Whose conference has changed. Flex draws a row of the Teams view again when the worker's tasks change, never when a
 * conference does; so each line follows its own, and with 1500 lines one look at the store has to do for all.
 */
import { batch } from 'react-redux';
import type { FlexFacts } from '../flex-facts';
import type { Stop } from '../parts';
import type { Participant } from '../watch/parties';

interface Followed {
  participants: readonly Participant[] | undefined;
  readonly listeners: Set<() => void>;
}

export class Conferences {
  private readonly followed = new Map<string, Followed>();
  private states: unknown;
  private stop: Stop | null = null;

  constructor(private readonly flex: FlexFacts) {}

  /** The participants as Flex has them now: another array whenever the conference has changed. */
  participants(taskSid: string): readonly Participant[] | undefined {
    return this.flex.conference({ taskSid })?.participants;
  }

  /** Calls back when the participants of this task are others. Returns what ends that. */
  follow(taskSid: string, listener: () => void): Stop {
    const followed = this.followed.get(taskSid) ?? {
      participants: this.participants(taskSid),
      listeners: new Set(),
    };
    this.followed.set(taskSid, followed);
    followed.listeners.add(listener);
    this.stop ??= this.flex.subscribe(() => this.look());
    return () => {
      followed.listeners.delete(listener);
      if (followed.listeners.size === 0) this.followed.delete(taskSid);
      if (this.followed.size > 0) return;
      this.stop?.();
      this.stop = null;
    };
  }

  private look(): void {
    const { states } = this.flex.state.conferences;
    if (states === this.states) return;
    this.states = states;
    batch(() => {
      for (const [taskSid, followed] of this.followed) {
        const participants = this.participants(taskSid);
        if (participants === followed.participants) continue;
        followed.participants = participants;
        for (const listener of followed.listeners) listener();
      }
    });
  }
}
