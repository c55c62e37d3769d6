// What the simulator's model asks of its voice side (signalling and media), and what it hears from it.
// The model knows no sockets; the voice side knows no tasks. `simulator/signalling` exports `startVoice: StartVoice`.
import type { WebSocket } from 'ws';

/** Where media is offered: on 127.0.0.1 (tests; Chromium needs --allow-loopback-in-peer-connection), on this
 *  machine's own address (an ordinary browser, no switches), or not at all. The far ends live in this process. */
export type MediaMode = 'node' | 'own-address' | 'none';

/** What a leg is in its conference. Agents and supervisors are browsers; the rest are far ends of the simulator. */
export type LegKind = 'agent' | 'supervisor' | 'customer' | 'external';

/** One leg of one conference, as the model wants it to sound. */
export interface Leg {
  readonly callSid: string;
  readonly conferenceSid: string;
  readonly kind: LegKind;
  /** Voice SDK identity of the browser that carries the leg; null for a far end. */
  readonly identity: string | null;
  /** A name for people: "+15551230001", "Bob Agent". A far end's tone may be derived from it or from callSid. */
  readonly name: string;
  /** On hold: hears hold music only, and nobody hears it. */
  readonly hold: boolean;
  /** Nobody hears it; it hears the others. */
  readonly muted: boolean;
  /** The one leg that hears this one (a supervisor who coaches); null: all do, unless muted. */
  readonly coaching: string | null;
}

/** A ring to a worker's Voice SDK client. `params` arrive as the call's customParameters. */
export interface Ring {
  readonly identity: string;
  readonly callSid: string;
  readonly from: string;
  readonly to: string;
  readonly params: Readonly<Record<string, string>>;
}

/** Sound that arrived at a far end, or at a browser's leg, measured from its packets. */
export interface Level {
  readonly callSid: string;
  /** Root mean square of the newest ~20 ms that the far end received from the conference's browsers, 0..1. */
  readonly rms: number;
  /** ms since the epoch at which the newest packet counted here arrived; 0: none yet. */
  readonly at: number;
}

/** Faults of the voice side. Each stays until cleared. */
export interface VoiceFaults {
  /** An `invite` with a connectToken: refused with an error, or never answered. */
  readonly forward: 'refused' | 'silent' | null;
  /** A call that a further Device takes over has no media: nobody is at the other end of its ICE. */
  readonly iceFails: boolean;
  /** The error code with which a token is refused at `listen` (31205 expired, 31204 invalid). */
  readonly tokenError: number | null;
  /** Whose tokens `tokenError` refuses: the n-th Device of the worker in order of connection; null: everybody's. */
  readonly tokenErrorLine: number | null;
  /** Invites come without `reconnect`, so that the SDK's call has no connectToken. */
  readonly withoutConnectToken: boolean;
  /** Every invite is sent twice. */
  readonly doubleInvites: boolean;
  /** The caller hangs up as the invite leaves: its `cancel` follows in the same millisecond. The Voice SDK announces such a call
   *  all the same, after its `cancel` (source: device.js, `_showIncomingCall`). */
  readonly callerGone: boolean;
  /** Invites wait until so many rings are ready and then leave in the same millisecond; 1: at once. */
  readonly invitesTogether: number;
  /** Every signalling message, both ways, is late by so many ms. */
  readonly delayMs: number;
}

export const NO_VOICE_FAULTS: VoiceFaults = {
  forward: null,
  iceFails: false,
  tokenError: null,
  tokenErrorLine: null,
  withoutConnectToken: false,
  doubleInvites: false,
  callerGone: false,
  invitesTogether: 1,
  delayMs: 0,
};

/** A stretch of sound, measured and not inferred. Times are ms since the epoch, on the simulator's clock.
 *  `toWorker`: the far end's tone came out of the worker's page (from the page's whole mixture, by /sim/ears).
 *  `toParty`: the worker's microphone reached the party (from the packets its conference passed on). */
export interface Heard {
  readonly direction: 'toWorker' | 'toParty';
  readonly worker: string;
  /** The party's CallSid. */
  readonly party: string;
  readonly conferenceSid: string;
  readonly fromMs: number;
  readonly toMs: number;
}

/** How much of a stretch the ears of a worker's page were at work for. */
export interface Listening {
  readonly ms: number;
  /** Up to when all that was heard is known, ms since the epoch, also beyond the stretch; 0: nothing is. */
  readonly untilMs: number;
}

/** ms in which more than one conference's parties were heard by, or heard, the same worker. */
export interface Overlap {
  readonly toWorkerMs: number;
  readonly toPartyMs: number;
}

/** What the voice side tells the model. Each is said once for a callSid. */
export interface VoiceListener {
  /** A Device answered the ring (or took it over by its connectToken): media is being set up. */
  answered(callSid: string): void;
  /** The worker declined the ring (`reject` on the wire). */
  rejected(callSid: string): void;
  /** The caller gave up while it rang. */
  gaveUp(callSid: string): void;
  /** The worker ended an answered leg, or its Device went away for good. */
  hungUp(callSid: string): void;
  /** A Device of this identity is registered or gone; `count` are there now. */
  clientsChanged(identity: string, count: number): void;
}

/** What the voice side needs from the simulator. */
export interface VoiceSurroundings {
  readonly media: MediaMode;
  readonly listener: VoiceListener;
  /** The identity a token was made for; null when the token is not ours or has been revoked. */
  identityOf(token: string): string | null;
  /** Writes to the request journal. Never pass tokens or connectTokens: `body` is kept as it is. */
  journal(entry: { readonly via: string; readonly what: string; readonly body: unknown }): void;
  /** A message or request nobody understands: fails the tests that see it. */
  unknown(what: string): void;
}

export interface VoicePort {
  /** A websocket was opened on `wss://voice-js…/signal`. */
  attach(socket: WebSocket): void;
  /** A worker's page sends what it hears (`/sim/ears?identity=…`, see web/flex/ears.ts). */
  attachEars(socket: WebSocket, identity: string): void;
  /** Signalling sockets open now, of one worker or of all: for leak tests. */
  socketCount(identity?: string): number;
  /** The tone with which a far end speaks, in Hz, for each far end in a conference. */
  tones(): readonly { readonly callSid: string; readonly hz: number }[];
  /** Everything heard since, oldest first; the last minute is kept. */
  heard(sinceMs: number): readonly Heard[];
  /** What is known by now; `listened` says how far that goes. */
  overlap(worker: string, fromMs: number, toMs: number): Overlap;
  listened(worker: string, fromMs: number, toMs: number): Listening;
  /** Registered Devices of a worker. */
  clientCount(identity: string): number;
  /** Rings every registered Device of the identity, as Twilio does. None registered: nothing happens, the model times it out. */
  ringClient(ring: Ring): void;
  /** Ends a browser's leg from outside: `cancel` while it rings, `hangup` after it was answered. Unknown sid: nothing. */
  hangUpClient(callSid: string): void;
  /** All legs of all conferences, complete, whenever one changed. A leg that is gone from the list has left. */
  setLegs(legs: readonly Leg[]): void;
  /** The newest measured levels: what far ends hear. */
  levels(): readonly Level[];
  setFaults(faults: VoiceFaults): void;
  /** Drops the signalling sockets of a worker: the n-th in order of connection (0 is Flex's own), or all.
   *  New sockets of that worker are refused for `refuseMs`. */
  dropSockets(identity: string, options: { readonly line: number | 'all'; readonly refuseMs: number }): void;
  /** Tells every Device of a worker that its token's time is over. */
  expireTokens(identity: string): void;
  /** Cuts (or mends) the media path of one leg: packets vanish both ways. */
  cutMedia(callSid: string, cut: boolean): void;
  close(): Promise<void>;
}

export type StartVoice = (surroundings: VoiceSurroundings) => Promise<VoicePort>;
