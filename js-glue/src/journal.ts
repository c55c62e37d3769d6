// The events a core has taken in, so that another core can be told the same: a new one after a trap, and the native one
// of `npm run replay` when a user reports what went wrong.
import { whatLasts } from './lasting';
import type { Event } from './protocol';

export interface Entry {
  event: Event;
  /** The event as the core was told it, word for word. */
  text: string;
}

/** What one core was told. Without what was left out at the beginning, the rest tells no other core the same. */
export interface CoreJournal {
  /** How many events before `events[0]` were left out, because there were too many. */
  leftOut: number;
  /** Each as its JSON text. */
  events: string[];
}

/** A session as a document. It holds Twilio's SIDs and reasons of failures, and no tokens (P24). */
export interface JournalDocument {
  format: 'multi-call journal';
  version: 1;
  plugin: string;
  /** The last `configured` event; null before the first. */
  options: Event | null;
  /** The present core last; before it the one whose place it took at rest, unless that would be too much. */
  cores: CoreJournal[];
}

export interface JournalLimits {
  /** Events kept for one core; an agent's day has some thousands between two moments of rest at the very most. */
  kept: number;
  /** UTF-16 units of event texts in one document. */
  exported: number;
}

const LIMITS: JournalLimits = { kept: 20_000, exported: 1_000_000 };

export class Journal {
  private leftOut = 0;

  /** @param lasting what still holds of what was left out @param previous what the core before this one was told */
  constructor(
    private readonly limits: JournalLimits = LIMITS,
    private readonly kept: Entry[] = [],
    private lasting: Entry[] = [],
    private readonly previous: CoreJournal | null = null,
  ) {}

  add(entry: Entry): void {
    this.kept.push(entry);
    if (this.kept.length <= this.limits.kept) return;
    const oldest = this.kept.splice(0, Math.ceil(this.limits.kept / 10));
    this.lasting = whatLasts([...this.lasting, ...oldest]);
    this.leftOut += oldest.length;
  }

  get entries(): readonly Entry[] {
    return this.kept;
  }

  /** Whether another core that is told the entries knows what this one knows. */
  get isWhole(): boolean {
    return this.leftOut === 0;
  }

  /** What a new core still has to be told when this one is at rest: see `whatLasts`. */
  withoutCalls(): Journal {
    return new Journal(this.limits, whatLasts([...this.lasting, ...this.kept]), [], this.whatWasTold());
  }

  /** @param plugin the version of what runs here */
  toDocument(plugin: string): JournalDocument {
    const present = this.whatWasTold();
    const { previous } = this;
    const fits = previous && sizeOf(previous) + sizeOf(present) <= this.limits.exported;
    const configured = [...this.lasting, ...this.kept].filter(({ event }) => event.type === 'configured');
    return {
      format: 'multi-call journal',
      version: 1,
      plugin,
      options: configured.at(-1)?.event ?? null,
      cores: fits ? [previous, present] : [present],
    };
  }

  /** The latest texts that fit into one document. */
  private whatWasTold(): CoreJournal {
    let room = this.limits.exported;
    let first = this.kept.length;
    for (; first > 0; first--) {
      room -= this.kept[first - 1]?.text.length ?? 0;
      if (room < 0) break;
    }
    return { leftOut: this.leftOut + first, events: this.kept.slice(first).map(({ text }) => text) };
  }
}

function sizeOf({ events }: CoreJournal): number {
  return events.reduce((size, text) => size + text.length, 0);
}
