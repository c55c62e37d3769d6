// The events a core has taken in, so that another core can be told the same.
import type { Event } from './protocol';

export interface Entry {
  event: Event;
  /** The event as the core was told it, word for word. */
  text: string;
}

export class Journal {
  constructor(private readonly kept: Entry[] = []) {}

  add(entry: Entry): void {
    this.kept.push(entry);
  }

  get entries(): readonly Entry[] {
    return this.kept;
  }

  /**
   * What a new core still has to be told when this one has no calls and owes nothing: of each kind of fact that
   * outlasts the calls the last one, in the order in which they came.
   */
  withoutCalls(): Journal {
    const lasting = new Map<string, Entry>();
    for (const entry of this.kept) {
      const { event } = entry;
      if (event.type === 'configured' || event.type === 'taskSelected') {
        replace(lasting, event.type, entry);
      } else if (event.type === 'partiesChanged' || event.type === 'monitoringStarted') {
        replace(lasting, `${event.type} ${event.task}`, entry);
      } else if (event.type === 'taskEnded' || event.type === 'monitoringFailed') {
        lasting.delete(`partiesChanged ${event.task}`);
        lasting.delete(`monitoringStarted ${event.task}`);
      }
    }
    return new Journal([...lasting.values()]);
  }
}

/** A Map keeps the place of a key that is set again; the last one's place is wanted. */
function replace(lasting: Map<string, Entry>, key: string, entry: Entry): void {
  lasting.delete(key);
  lasting.set(key, entry);
}
