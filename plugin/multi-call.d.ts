/**
 * What other plugins may know of an agent's calls, and ask: `window.Twilio.MultiCall`. It is there once Flex has started
 * its plugins (its event `pluginsInitialized`), and only while multi-call is on.
 *
 *     import type { MultiCallApi } from '…/multi-call';
 *     const multiCall = (window.Twilio as { MultiCall?: MultiCallApi }).MultiCall;
 *
 * Nothing here is a secret, nor anything a customer has said: SIDs, and how each call stands.
 */
export interface MultiCallApi {
  /** Of this contract. Within a version fields, states and events are added, and none is changed or taken away. */
  readonly version: 1;

  /** How the calls stand now. It is frozen, and the same object for as long as nothing of it has changed. */
  snapshot(): MultiCallSnapshot;

  /**
   * Calls back at each event of a kind; not at once. Each also goes to Flex's `manager.events`, by the name
   * `multiCall.calls` for `calls`. Returns what ends it.
   */
  subscribe<Kind extends keyof MultiCallEvents>(
    kind: Kind,
    listener: (event: MultiCallEvents[Kind]) => void,
  ): () => void;

  /**
   * Makes a call live and selects its task, if it has one, as the Flex action `MultiCallSwap`, which it invokes. Resolves
   * when the call is heard and every other is silent; rejects when there is no such open call, or not within 2 s.
   * @param sid the `sid`, the `taskSid` or the `callSid` of a call of the snapshot
   */
  swap(sid: string): Promise<void>;
}

/**
 * The payload of the Flex actions `MultiCallSwap`, `MultiCallToggleMute` and `MultiCallHangUp`: one of the three.
 * `MultiCallNext` and `MultiCallHoldAll` take none. An action rejects when there is no such open call.
 */
export interface MultiCallTarget {
  /** The task's `sid` in Flex (WR…). */
  readonly sid?: string;
  readonly task?: { readonly sid: string };
  /** The CallSid of the agent's leg (CA…), for a call that has no task. */
  readonly callSid?: string;
}

/** The kinds of events, and what each tells. */
export interface MultiCallEvents {
  /** Something about the calls has changed. */
  calls: MultiCallSnapshot;
  /** Another call was made live beside others, or was to be: what that took. */
  switch: MultiCallSwitch;
}

export interface MultiCallSwitch {
  /** What made it: the agent accepted, dialled, took a call off hold, swapped or began to monitor; or the live call ended. */
  readonly reason: 'accept' | 'dial' | 'unhold' | 'swap' | 'monitor' | 'end';
  /** ms from the reason until every other call was silent; null when none had to be silenced. */
  readonly silencedMs: number | null;
  /** ms from the reason until the call was heard, with what Flex and Twilio took of it; null when it was not. */
  readonly openedMs: number | null;
  /** Parties who were to be put on hold. */
  readonly holds: number;
  /** Requests that failed, those that were tried again among them. */
  readonly failures: number;
  /** False when another switch came before it was done, or the call never was. */
  readonly complete: boolean;
}

export interface MultiCallSnapshot {
  /** Whether this page has the agent's calls: not without a voice device, nor while another page of the browser has them. */
  readonly active: boolean;
  /** In the order in which they came. */
  readonly calls: readonly MultiCallCall[];
  /** Flex could not be brought to show the right call; its mute button and dialpad may act on another. */
  readonly showGivenUp: boolean;
}

export interface MultiCallCall {
  /** Twilio's name of the agent's leg (CA…); null while an outbound call has none yet. */
  readonly callSid: string | null;
  /** The `sid` of the task in Flex, which its actions take: the reservation's (WR…). Null while the call has no task. */
  readonly sid: string | null;
  /** The task's own (WT…); null while the call has no task, and once Flex has forgotten it. */
  readonly taskSid: string | null;
  readonly state: 'ringing' | 'open';
  /** The one call that the agent is meant to talk on; of all calls one at most, and perhaps none. */
  readonly live: boolean;
  /** Nothing of the call is heard, either way. Of the open calls one at most is not silenced. */
  readonly silenced: boolean;
  /** It is in Flex's own state, where the mute button and the dial-pad act on it; of all calls one at most. */
  readonly shown: boolean;
  /** The agent has muted the microphone for it: remembered while the call is not live. */
  readonly muted: boolean;
  /**
   * What was tried and given up, and told to the agent: `silence`, the call may still be heard; `open`, it is not heard
   * though it is live; `deliver`, Flex did not take the ringing call; `hangUp`, it could not be hung up.
   */
  readonly givenUp: 'none' | 'silence' | 'open' | 'deliver' | 'hangUp';
  /** Who is on hold could not be asked again: `held` of its parties may be out of date. */
  readonly recheckGivenUp: boolean;
  /** The others in the conference, as they came; the agent's own leg is not among them. */
  readonly parties: readonly MultiCallParty[];
}

export interface MultiCallParty {
  /** Twilio's name of the party's leg (CA…). */
  readonly callSid: string;
  readonly kind: 'customer' | 'worker' | 'external';
  /** Twilio plays hold music to them. */
  readonly held: boolean;
  /** `policy`: they come off hold by themselves when the call is live again; whom the `agent` holds does not. */
  readonly heldBy: 'none' | 'agent' | 'policy';
  /** A hold, or a release from hold, that was given up. */
  readonly holdFailed: boolean;
  readonly unholdFailed: boolean;
}
