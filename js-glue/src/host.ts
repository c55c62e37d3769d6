// What the glue asks of the application around it: Flex, through the plugin. The glue knows neither.
import type { Command, Event, PartyId, TaskSid } from './protocol';
import { describe } from './log';
import type { VoiceCall } from './voice-sdk';

/** Something the agent is to be told in words. */
export type Telling = Omit<Extract<Command, { type: 'tell' }>, 'type' | 'id'>;

/**
 * Why a request failed. `retryAfterMs`: milliseconds the other side asked us to wait (the Retry-After of a 429), null
 * when it did not say. `final`: the same request can never succeed, as when the party is gone.
 */
export type Failure = Omit<Extract<Event, { type: 'commandFailed' }>, 'type' | 'command'>;

/**
 * Holds, Flex's shown call and words for the agent. A hold or unhold that is refused rejects, best with a
 * `HostRefusal`; one that takes longer than its time-out counts as failed, and what it says later is not heard.
 */
export interface Host {
  /** Puts a party on hold at Twilio; resolves when Twilio has done it. Holding twice is no error. */
  hold(task: TaskSid, party: PartyId): Promise<void>;
  unhold(task: TaskSid, party: PartyId): Promise<void>;
  /** Reads the parties of the task from Flex again and posts `partiesChanged` before it resolves. */
  recheck(task: TaskSid): Promise<void>;
  /** Makes Flex's active call this one; null: none. */
  show(call: VoiceCall | null): void;
  tell(telling: Telling): void;
}

/** Rejecting with this tells the core more than an ordinary Error, whose message becomes the reason. */
export class HostRefusal extends Error implements Failure {
  override readonly name = 'HostRefusal';
  readonly retryAfterMs: number | null;
  readonly final: boolean;

  constructor(
    readonly reason: string,
    { retryAfterMs = null, final = false }: Partial<Omit<Failure, 'reason'>> = {},
  ) {
    super(reason);
    this.retryAfterMs = retryAfterMs;
    this.final = final;
  }
}

/** What a rejection says, whatever was thrown: fields that are missing or of another type are filled with the mildest. */
export function readFailure(error: unknown): Failure {
  const fields =
    typeof error === 'object' && error !== null ? (error as Partial<Record<keyof Failure, unknown>>) : {};
  const { reason, retryAfterMs, final } = fields;
  return {
    reason: describe(typeof reason === 'string' ? reason : error),
    retryAfterMs: typeof retryAfterMs === 'number' && retryAfterMs >= 0 ? Math.ceil(retryAfterMs) : null,
    final: final === true,
  };
}
