// The loop: events in, one at a time and to the end; commands out; nothing else talks to the core.
import { Journal, type JournalDocument } from './journal';
import { describe, type Log } from './log';
import { OnHold } from './on-hold';
import type { Command, CommandId, Event, Refusal, Snapshot } from './protocol';
import { NOTHING, toReply, toText, type Heard } from './wire';

/** What the WASM module exports: one class, one method, JSON both ways. Once it has thrown, it must not be asked again. */
export interface Core {
  dispatch(eventText: string): string;
}

export type SnapshotListener = (snapshot: Snapshot) => void;

/** An event that was handled, what the core asked for on it, and how the calls stood then. */
export interface Step {
  readonly event: Event;
  readonly commands: readonly Command[];
  readonly snapshot: Snapshot;
}

/** A journal this long is made short when the core is at rest. Telling a new core this many takes some 20 ms. */
const LONG_JOURNAL = 500;

export class Session {
  private core: Core | null;
  private journal = new Journal();
  private latest = NOTHING;
  private readonly inbox: Event[] = [];
  private draining = false;
  private closed = false;
  private readonly listeners = new Set<SnapshotListener>();
  /** Commands carried out or under way whose answer has not come in. */
  private readonly unanswered = new Set<CommandId>();
  private readonly onHold = new OnHold();

  /** `gaveUp` is called once, when there can be no core any more, with the event that no core took in. @throws what `boot` throws, when there can be none at all */
  constructor(
    private readonly boot: () => Core,
    private readonly carryOut: (command: Command) => void,
    private readonly gaveUp: (event: Event) => void,
    private readonly log: Log,
    /** Sees each step before its commands are carried out; for what measures, and decides nothing. */
    private readonly witness: (step: Step) => void = () => undefined,
  ) {
    this.core = boot();
  }

  /**
   * The one door in. When it returns, the event is handled, what it asked of this machine is done and acknowledged, and
   * the listeners know; unless it was posted from within another event's handling, when it waits its turn. Never throws.
   */
  readonly post = (event: Event): void => {
    if (this.closed) return;
    this.inbox.push(event);
    if (this.draining) return;
    this.draining = true;
    while (this.inbox.length > 0) {
      this.drain();
      this.publish();
    }
    this.draining = false;
  };

  /** False when there can be no core any more. */
  get isAlive(): boolean {
    return this.core !== null;
  }

  get snapshot(): Snapshot {
    return this.latest;
  }

  /** Calls back after every turn in which something was posted. Returns what ends it. */
  subscribe(listener: SnapshotListener): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** Resolves with the first snapshot for which `holds` is true, which may be the present one; rejects after `deadlineMs`. */
  until(holds: (snapshot: Snapshot) => boolean, deadlineMs: number): Promise<Snapshot> {
    return new Promise((resolve, reject) => {
      const look = (snapshot: Snapshot): void => {
        if (!holds(snapshot)) return;
        stop();
        clearTimeout(timer);
        resolve(snapshot);
      };
      const stop = this.subscribe(look);
      const timer = setTimeout(() => {
        stop();
        reject(new Error(`Not so within ${deadlineMs} ms`));
      }, deadlineMs);
      look(this.latest);
    });
  }

  /** What the core was told, to be replayed elsewhere. @param plugin the version of what runs here */
  exportJournal(plugin: string): JournalDocument {
    return this.journal.toDocument(plugin);
  }

  /** From here on nothing is heard. */
  close(): void {
    this.closed = true;
    this.listeners.clear();
  }

  private drain(): void {
    for (let event = this.inbox.shift(); event; event = this.inbox.shift()) {
      try {
        this.handle(event);
      } catch (error) {
        this.log.error(`${event.type} was not handled to the end: ${describe(error)}`);
      }
    }
  }

  private publish(): void {
    for (const listener of this.listeners) {
      try {
        listener(this.latest);
      } catch (error) {
        this.log.error(`A listener to snapshots threw: ${describe(error)}`);
      }
    }
  }

  private handle(event: Event): void {
    const text = toText(event);
    const reply = this.ask(event, text);
    if (!reply) return;
    if ('error' in reply) {
      const { field, message } = reply.error;
      this.log.error(`TypeError: ${event.type} was refused: ${field}: ${message}`);
      return;
    }
    // Only now that the core has taken the answer in. A core that traps on it is replaced by one that is told the journal,
    // which does not have the answer yet: without this the command would be carried out a second time.
    if (event.type === 'commandSucceeded' || event.type === 'commandFailed') {
      this.unanswered.delete(event.command);
    }
    if (reply.ignored === undefined || reply.commands.length > 0) this.journal.add({ event, text });
    this.latest = reply.snapshot;
    const step: Step = { event, commands: reply.commands, snapshot: this.latest };
    this.onHold.note(step);
    this.show(step);
    for (const command of reply.commands) this.issue(command);
    if (this.journal.entries.length > LONG_JOURNAL && this.isAtRest) this.renew();
  }

  private show(step: Step): void {
    try {
      this.witness(step);
    } catch (error) {
      this.log.error(`A witness threw: ${describe(error)}`);
    }
  }

  private issue(command: Command): void {
    this.unanswered.add(command.id);
    this.carryOut(command);
  }

  /** The core's reply. An event on which it traps is tried once more, on a new core that was told everything before it. */
  private ask(event: Event, text: string): Heard | Refusal | null {
    for (let attempts = 0; this.core && attempts < 2; attempts++) {
      try {
        return toReply(this.core.dispatch(text), this.latest);
      } catch (trap) {
        this.log.error(`The core trapped on ${event.type}: ${describe(trap)}`);
        this.core = this.revive(this.journal);
        if (!this.core) this.gaveUp(event);
      }
    }
    this.log.error(`${event.type} was dropped`);
    return null;
  }

  /**
   * A new core, told the journal. Its commands were carried out the first time and their answers are in the journal;
   * only one that was neither carried out nor answered is carried out now. Null when that cannot be had: then the
   * calls stay as they are.
   */
  private revive(journal: Journal): Core | null {
    const owed = new Map<CommandId, Command>();
    let snapshot = NOTHING;
    try {
      if (!journal.isWhole) throw new Error('there were too many events to tell it all');
      const core = this.boot();
      for (const { event, text } of journal.entries) {
        const reply = toReply(core.dispatch(text), snapshot) as Heard;
        if (event.type === 'commandSucceeded' || event.type === 'commandFailed') owed.delete(event.command);
        for (const command of reply.commands) owed.set(command.id, command);
        snapshot = reply.snapshot;
      }
      this.latest = snapshot;
      for (const [id, command] of owed) if (!this.unanswered.has(id)) this.issue(command);
      return core;
    } catch (error) {
      this.log.error(`There can be no new core: ${describe(error)}`);
      return null;
    }
  }

  /** Whether a core that is told only what lasts would decide everything as this one does. */
  private get isAtRest(): boolean {
    const { calls, accepting, hangingUp, dialling } = this.latest;
    return (
      calls.length === 0 &&
      accepting.length === 0 &&
      hangingUp.length === 0 &&
      !dialling &&
      this.unanswered.size === 0 &&
      !this.onHold.anybody
    );
  }

  /** Starts over with a new core that is told only what still holds: ids begin anew, so the old journal has to go. */
  private renew(): void {
    const journal = this.journal.withoutCalls();
    const core = this.revive(journal);
    if (!core) return;
    this.core = core;
    this.journal = journal;
  }
}
