// What the panel draws and what it can ask for, in its own words. One adapter (simulator-feed.ts) speaks to the
// simulator; tests put a made-up feed in its place.
import type { Span } from '../../simulator/media/spans';
import type { Source } from './sound';

export type PartyKind = 'customer' | 'worker' | 'supervisor' | 'external';

/** A participant of a call other than the worker whose desktop it is. */
export interface ShownParty {
  readonly key: string;
  readonly name: string;
  readonly kind: PartyKind;
  /** On hold at Twilio: hears hold music, and nobody hears it. */
  readonly music: boolean;
}

export interface ShownCall {
  /** The task's key: what the panel asks by. */
  readonly key: string;
  /** What its sound goes by (`Source.call`); null while there is no conference yet. */
  readonly sound: string | null;
  /** Whose desktop the call is on. */
  readonly worker: string;
  /** Another worker's call, listened to. */
  readonly monitored: boolean;
  /** The customer, as Flex names him. */
  readonly title: string;
  /** From where he calls; empty when that is the title. */
  readonly number: string;
  readonly stage: 'ringing' | 'open' | 'ended';
  readonly parties: readonly ShownParty[];
  /** Its media path is cut on purpose. */
  readonly cut: boolean;
  /** When the worker's leg leaves, so does everybody (EndConferenceOnExit). */
  readonly endsWithWorker: boolean;
}

export interface ShownWorker {
  readonly name: string;
  readonly fullName: string;
  readonly role: 'agent' | 'colleague' | 'supervisor';
}

/** One thing that can go wrong on purpose, and whether it is going wrong now. */
export interface ShownFault {
  readonly id: string;
  readonly title: string;
  /** One sentence: what happens. */
  readonly effect: string;
  readonly on: boolean;
  /** Happens once when pressed (a dropped socket), rather than staying until cleared (latency). */
  readonly momentary: boolean;
}

export interface Picture {
  readonly workers: readonly ShownWorker[];
  readonly calls: readonly ShownCall[];
  readonly faults: readonly ShownFault[];
}

export interface FeedListener {
  picture(picture: Picture): void;
  /** All that was heard since a time (ms since the epoch), in place of what was told of it before. */
  sound(sinceMs: number, heard: readonly Span<Source>[]): void;
  /** Whether the simulator answers at all. */
  connected(on: boolean): void;
}

/** What can be done to a call that is open, or still rings; each is a button. */
export type CallWish =
  | 'hangUp'
  | 'hold'
  | 'unhold'
  | 'addExternal'
  | 'addColleague'
  | 'cutMedia'
  | 'endWithAgent'
  | 'giveUp'
  | 'timeOut'
  | 'rescind'
  | 'cancel'
  | 'barge'
  | 'coach'
  | 'listen';

/** Everything here rejects with an Error whose message can be shown to a person. */
export interface Feed {
  listen(listener: FeedListener): void;
  /** A new customer rings the worker. */
  ring(worker: string): Promise<void>;
  /** A new customer writes to the worker. */
  chat(worker: string): Promise<void>;
  /** A colleague on a call with a customer asks the worker to join it. */
  transferIn(worker: string, colleague: string): Promise<void>;
  /** `party`: for hangUp, hold, unhold and what a supervisor does. */
  wish(wish: CallWish, call: ShownCall, party?: ShownParty): Promise<void>;
  /** `worker`: whose sockets a momentary fault drops. */
  setFault(id: string, on: boolean, worker: string): Promise<void>;
  clearFaults(): Promise<void>;
}
