// What the model says has happened. The doors turn these into Twilio's events; the voice side into rings and mixes.
import type { Call, Participant, Reservation, Task, Transfer, Worker } from './world';

/** Twilio's word for what happened to a participant. */
export type ParticipantCause = 'join' | 'leave' | 'hold' | 'unhold' | 'mute' | 'unmute' | 'modify';

export type Fact =
  | {
      readonly type: 'workerChanged';
      readonly worker: Worker;
      readonly what: 'added' | 'activity' | 'attributes';
    }
  /** The task was made, or its attributes or status have changed. */
  | {
      readonly type: 'taskChanged';
      readonly task: Task;
      readonly what: 'created' | 'updated' | 'wrapup' | 'completed' | 'canceled';
    }
  /** Its status says what happened; `created` also means pending. */
  | { readonly type: 'reservationChanged'; readonly reservation: Reservation; readonly created: boolean }
  | { readonly type: 'transferChanged'; readonly transfer: Transfer }
  | {
      readonly type: 'participantChanged';
      readonly task: Task;
      readonly participant: Participant;
      readonly cause: ParticipantCause;
    }
  | { readonly type: 'conferenceEnded'; readonly task: Task }
  /** Ring it: a worker's client, or (identity null) a far end. */
  | { readonly type: 'callPlaced'; readonly call: Call }
  /** End it, if it is still there. */
  | { readonly type: 'callEnded'; readonly callSid: string };
