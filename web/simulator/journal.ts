// What was asked of the simulator, newest last, and what nobody understood. No tokens: bodies come without them.

export interface Entry {
  /** ms since the epoch. */
  readonly at: number;
  /** The door it came in by: http, taskrouter, twilsock, voice, websocket. */
  readonly via: string;
  readonly what: string;
  readonly body: unknown;
  /** HTTP status of the answer of TaskRouter or Interactions; null: not answered, or another door. */
  readonly status: number | null;
}

export interface Journal {
  readonly entries: readonly Entry[];
  /** Each unknown request once. A test in which it is not empty has failed. */
  readonly unknown: readonly string[];
  /** @returns what notes the status of its answer */
  add(entry: Omit<Entry, 'at' | 'status'>): (status: number) => void;
  addUnknown(what: string): void;
  clear(): void;
}

/** Oldest entries go beyond so many. */
const CAP = 2000;

export function createJournal(log: (line: string) => void): Journal {
  const entries: Entry[] = [];
  const unknown: string[] = [];
  return {
    entries,
    unknown,
    add(given) {
      const entry: { -readonly [Key in keyof Entry]: Entry[Key] } = {
        at: Date.now(),
        ...given,
        status: null,
      };
      entries.push(entry);
      if (entries.length > CAP) entries.shift();
      return (status) => void (entry.status = status);
    },
    addUnknown(what) {
      if (unknown.includes(what)) return;
      unknown.push(what);
      log(`unknown request: ${what}`);
    },
    clear() {
      entries.length = 0;
      unknown.length = 0;
    },
  };
}
