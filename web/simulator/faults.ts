// Faults of the network and of Twilio, switched on and off while everything runs.
import { NO_VOICE_FAULTS, type VoiceFaults } from './ports';
import { failure, type Answer } from './doors/answer';
import type { Params } from './doors/params';

/** A refusal: an HTTP status, or "silent" (no answer ever comes, and nothing happened). */
export type Refusal = 429 | 500 | 503 | 'silent';

export interface RestFaults {
  /** ms by which answers to hold and unhold requests are late. */
  readonly holdLatencyMs: number;
  /** ms by which all other answers of TaskRouter and Interactions are late. */
  readonly latencyMs: number;
  /** When a request takes effect: as it arrives (its answer being late), or as its answer leaves. */
  readonly effect: 'arrival' | 'answer';
  readonly hold: Refusal | null;
  /** Which of the two `hold` refuses. */
  readonly holdDirection: 'hold' | 'unhold' | 'both';
  /** How many requests `hold` refuses before it is spent; null: all. */
  readonly holdTimes: number | null;
  /** Seconds in the Retry-After header of a 429; null: no such header. */
  readonly retryAfterSeconds: number | null;
  /** "unrung": the instruction is taken, and the worker's client never rings, so that the reservation times out. */
  readonly accept: Refusal | 'unrung' | null;
  readonly acceptTimes: number | null;
  /** Meets a worker who makes a task: who dials out. */
  readonly createTask: Refusal | null;
}

export interface TaskFaults {
  /** ms from the end of an agent's leg until TaskRouter wraps the reservation up. */
  readonly wrapupMs: number;
  /** When a `call` instruction with `accept: true` accepts the reservation. twilio-taskrouter's documentation of CallOptions
   *  says "before initiating the call"; "answer" is the other reading. */
  readonly callAccepts: 'before' | 'answer';
}

export interface FarEndFaults {
  /** ms until a far end that is dialled answers. */
  readonly dialMs: number;
  /** What a dialled far end does. */
  readonly farEnd: 'answers' | 'busy' | 'silent';
}

export type Faults = RestFaults & TaskFaults & FarEndFaults & VoiceFaults;

export const NO_FAULTS: Faults = {
  holdLatencyMs: 0,
  latencyMs: 0,
  effect: 'arrival',
  hold: null,
  holdDirection: 'both',
  holdTimes: null,
  retryAfterSeconds: null,
  accept: null,
  acceptTimes: null,
  createTask: null,
  wrapupMs: 0,
  callAccepts: 'before',
  dialMs: 300,
  farEnd: 'answers',
  ...NO_VOICE_FAULTS,
};

export type RequestKind = 'hold' | 'unhold' | 'accept' | 'createTask' | 'other';

/** What a tunnelled request asks for, as far as faults tell requests apart. */
export function kindOf(params: Params): RequestKind {
  const media = params['media_properties'];
  const nested = typeof media === 'object' && media !== null ? (media as Params)['hold'] : undefined;
  const hold = params['Hold'] ?? nested;
  if (hold !== undefined) return hold === true || hold === 'true' ? 'hold' : 'unhold';
  if (params['Instruction'] === 'conference' || params['Instruction'] === 'call') return 'accept';
  return params['RoutingTarget'] === undefined ? 'other' : 'createTask';
}

export interface FaultBox {
  readonly now: () => Faults;
  set(change: Partial<Faults>): void;
  clear(): void;
  /** Lets one request through the faults. `effect` is called at most once; a promise that never settles is an answer
   *  that never comes. */
  carry(kind: RequestKind, effect: () => Answer): Promise<Answer>;
  /** Forgets what still waits. */
  close(): void;
}

export function createFaultBox(onChange: (faults: Faults) => void): FaultBox {
  let faults = NO_FAULTS;
  const waiting = new Set<NodeJS.Timeout>();

  const change = (to: Faults): void => {
    faults = to;
    onChange(faults);
  };
  const after = (ms: number): Promise<void> =>
    new Promise((resolve) => {
      if (ms <= 0) return resolve();
      const timer = setTimeout(() => {
        waiting.delete(timer);
        resolve();
      }, ms);
      waiting.add(timer);
    });

  /** The refusal that meets this request, used up by it. */
  const refusal = (kind: RequestKind): Refusal | null => {
    if (kind === 'createTask') return faults.createTask;
    if (kind === 'accept' && faults.accept !== null && faults.accept !== 'unrung') {
      const met = faults.accept;
      change({
        ...faults,
        ...spend(faults.acceptTimes, { accept: null }, (acceptTimes) => ({ acceptTimes })),
      });
      return met;
    }
    const isHold = kind === 'hold' || kind === 'unhold';
    if (
      isHold &&
      faults.hold !== null &&
      (faults.holdDirection === 'both' || faults.holdDirection === kind)
    ) {
      const met = faults.hold;
      change({ ...faults, ...spend(faults.holdTimes, { hold: null }, (holdTimes) => ({ holdTimes })) });
      return met;
    }
    return null;
  };

  return {
    now: () => faults,
    set: (some) => change({ ...faults, ...some }),
    clear: () => change(NO_FAULTS),
    async carry(kind, effect) {
      const latency = kind === 'hold' || kind === 'unhold' ? faults.holdLatencyMs : faults.latencyMs;
      const { effect: when, retryAfterSeconds } = faults;
      const met = refusal(kind);
      if (met === 'silent') return new Promise<never>(() => undefined);
      if (met !== null) {
        await after(latency);
        return refused(met, retryAfterSeconds);
      }
      if (when === 'answer') {
        await after(latency);
        return effect();
      }
      const answer = effect();
      await after(latency);
      return answer;
    },
    close() {
      for (const timer of waiting) clearTimeout(timer);
      waiting.clear();
    },
  };
}

function spend(
  times: number | null,
  off: Partial<Faults>,
  left: (times: number | null) => Partial<Faults>,
): Partial<Faults> {
  if (times === null) return {};
  return times > 1 ? left(times - 1) : { ...off, ...left(null) };
}

function refused(status: Exclude<Refusal, 'silent'>, retryAfterSeconds: number | null): Answer {
  const answer =
    status === 429
      ? failure(429, 'Too Many Requests', 20429)
      : failure(status, 'Internal Server Error', 20500);
  if (status !== 429 || retryAfterSeconds === null) return answer;
  return { ...answer, headers: { 'retry-after': String(retryAfterSeconds) } };
}
