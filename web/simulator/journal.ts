// What was asked of the simulator, newest last, and what nobody understood. No tokens: bodies come without them.

export interface Entry {
  /** ms since the epoch. */
  readonly at: number;
  /** The door it came in by: http, taskrouter, twilsock, voice, websocket. */
  readonly via: string;
  readonly what: string;
  readonly body: unknown;
}

export interface Journal {
  readonly entries: readonly Entry[];
  /** Each unknown request once. A test in which it is not empty has failed. */
  readonly unknown: readonly string[];
  add(entry: Omit<Entry, 'at'>): void;
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
    add(entry) {
      entries.push({ at: Date.now(), ...entry });
      if (entries.length > CAP) entries.shift();
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
