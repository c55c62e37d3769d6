// @generated from wasm/boundary/schema.h by `npm run generate`. Do not edit.

export type CallId = number & { readonly __brand: 'CallId' };
export type LineId = number & { readonly __brand: 'LineId' };
export type CommandId = number & { readonly __brand: 'CommandId' };
export type CallSid = string & { readonly __brand: 'CallSid' };
export type TaskSid = string & { readonly __brand: 'TaskSid' };
export type PartyId = string & { readonly __brand: 'PartyId' };

export type ResumeOnEnd = 'off' | 'previous';
export type MultiPartyHold = 'parties' | 'agent';
export type EndReason = 'disconnected' | 'cancelled' | 'rejected' | 'failed' | 'lost';
export type TaskKind = 'voice' | 'other' | 'outbound';
export type PartyKind = 'customer' | 'worker' | 'external' | 'own';
export type Notice = 'forwardFailed' | 'maxCallsReached' | 'holdFailed' | 'unholdFailed' | 'silenceFailed' | 'openFailed' | 'deliverFailed' | 'showFailed' | 'recheckFailed' | 'hangUpFailed';
export type HeldBy = 'none' | 'agent' | 'policy';
export type Stage = 'ringing' | 'forwarding' | 'open';
export type GivenUp = 'none' | 'silence' | 'open' | 'deliver' | 'hangUp';

export interface PartyFact {
  party: PartyId;
  kind: PartyKind;
  held: boolean;
}

/** What the world tells the core: each has already happened. */
export type Event =
  /** first of a session; a later one changes the options */
  | { type: 'configured'; maxCalls: number; resumeOnEnd: ResumeOnEnd; multiPartyHold: MultiPartyHold }
  /** a Device emitted `incoming`, and Flex's listener has not heard of it */
  | { type: 'callOffered'; call: CallId; line: LineId; sid: CallSid | null; forwardable: boolean }
  /** its media is open (the Voice SDK's `accept`) */
  | { type: 'callOpened'; call: CallId; sid: CallSid | null }
  /** the leg of this call on that line is over */
  | { type: 'callEnded'; call: CallId; line: LineId; reason: EndReason }
  /** a line is gone for good, with every leg on it */
  | { type: 'lineFailed'; line: LineId; reason: string }
  /** the agent accepts a task, and Flex has not begun to */
  | { type: 'taskAccepted'; task: TaskSid; kind: TaskKind }
  /** Flex could not accept it */
  | { type: 'taskAcceptFailed'; task: TaskSid; reason: string }
  /** rescinded, cancelled, timed out, rejected, completed, gone, or wrapping up with no call here */
  | { type: 'taskEnded'; task: TaskSid }
  /** the agent dials out, and Flex has not begun to; `taskAccepted` will name the task */
  | { type: 'dialStarted' }
  /** and no task came of it */
  | { type: 'dialFailed'; reason: string }
  /** a supervisor starts to listen to a task */
  | { type: 'monitoringStarted'; task: TaskSid }
  /** and could not */
  | { type: 'monitoringFailed'; task: TaskSid; reason: string }
  /** the agent looks at this task, or at none */
  | { type: 'taskSelected'; task: TaskSid | null }
  /** the agent's own hold, which Flex carries out; no party means the customer */
  | { type: 'holdRequested'; task: TaskSid; party: PartyId | null }
  /** the agent's own unhold, which Flex carries out; its call is to be live */
  | { type: 'unholdRequested'; task: TaskSid; party: PartyId | null }
  /** the agent asks for this task's call to be live */
  | { type: 'switchRequested'; task: TaskSid }
  /** who has joined the conference; `sid` is the agent's own leg, listed with kind `own` */
  | { type: 'partiesChanged'; task: TaskSid; sid: CallSid | null; parties: readonly PartyFact[] }
  /** the policy held this party before the page was loaded anew; told before its parties are */
  | { type: 'holdRecalled'; task: TaskSid; party: PartyId }
  /** the agent's mute button */
  | { type: 'muteRequested'; call: CallId; muted: boolean }
  /** the Voice SDK's `mute`, not of our doing */
  | { type: 'muteObserved'; call: CallId; muted: boolean }
  /** Flex's active call is now this one, or none of ours */
  | { type: 'shownObserved'; call: CallId | null }
  /** the answer to a command */
  | { type: 'commandSucceeded'; command: CommandId }
  /** the other answer; `final` when another try is of no use */
  | { type: 'commandFailed'; command: CommandId; reason: string; retryAfterMs: number | null; final: boolean }
  /** TaskRouter shows this task as accepted, and no `taskAccepted` of it was told; the next call without a task is its call */
  | { type: 'acceptanceObserved'; task: TaskSid; kind: TaskKind }
  /** the agent asks for this call to be live; for calls without a task */
  | { type: 'callSwitchRequested'; call: CallId }
  /** the agent hangs up a task whose call has not opened here: that call is never heard, and ends once its conference names it */
  | { type: 'hangUpRequested'; task: TaskSid };

/** What the core asks of the world: each is answered exactly once. */
export type Command =
  /** cut both directions locally, now, also of a call that has yet to open */
  | { type: 'silence'; id: CommandId; call: CallId }
  /** let it sound, the microphone as the agent left it */
  | { type: 'open'; id: CommandId; call: CallId; muted: boolean }
  /** put a party on hold at Twilio, `afterMs` from now */
  | { type: 'hold'; id: CommandId; task: TaskSid; party: PartyId; afterMs: number }
  /** take a party off hold at Twilio, `afterMs` from now */
  | { type: 'unhold'; id: CommandId; task: TaskSid; party: PartyId; afterMs: number }
  /** after `afterMs` post `partiesChanged` as Flex has it then, and only then answer */
  | { type: 'recheck'; id: CommandId; task: TaskSid; afterMs: number }
  /** make this Flex's active call, or leave it with none */
  | { type: 'show'; id: CommandId; call: CallId | null }
  /** hand the offered call to Flex's own listener, as if we were not there */
  | { type: 'deliver'; id: CommandId; call: CallId }
  /** make a Device and take the call over, silenced from the first sample */
  | { type: 'openLine'; id: CommandId; line: LineId; call: CallId }
  /** destroy the Device */
  | { type: 'closeLine'; id: CommandId; line: LineId }
  /** say it to the agent in words */
  | { type: 'tell'; id: CommandId; notice: Notice; call: CallId | null; task: TaskSid | null; party: PartyId | null; reason: string }
  /** end this call: reject a leg that rings, disconnect any other */
  | { type: 'hangUp'; id: CommandId; call: CallId };

export interface PartyView {
  party: PartyId;
  kind: PartyKind;
  held: boolean;
  heldBy: HeldBy;
  holdFailed: boolean;
  unholdFailed: boolean;
}

export interface CallView {
  call: CallId;
  line: LineId;
  sid: CallSid | null;
  task: TaskSid | null;
  stage: Stage;
  silenced: boolean;
  agentMuted: boolean;
  live: boolean;
  givenUp: GivenUp;
  recheckGivenUp: boolean;
  parties: readonly PartyView[];
}

export interface Snapshot {
  live: CallId | null;
  shown: CallId | null;
  accepting: readonly TaskSid[];
  hangingUp: readonly TaskSid[];
  dialling: boolean;
  showGivenUp: boolean;
  calls: readonly CallView[];
}

/** A snapshot as it crosses: a call that is as it was told last is only named. */
export interface SnapshotTold extends Omit<Snapshot, 'calls'> {
  calls: readonly (CallView | CallId)[];
}

/** What the core says to an event. */
export interface Answer {
  commands: readonly Command[];
  /** Why the event changed nothing: it was late, doubled or unknown. That is normal. */
  ignored?: string;
  /** Absent when nothing in it has changed; at first there is nothing. */
  snapshot?: SnapshotTold;
}

/** What the core says to text that is no event: `field` is a path such as `parties[2].held`. */
export interface Refusal {
  error: { field: string; message: string };
}

export type Reply = Answer | Refusal;
