// What happens in one cycle of the soak: chosen by the seed and the cycle's number alone, so that it can be had again.
import { dice } from '../../../web/simulator/media/dice';
import type { Faults } from '../../../web/simulator';

/** Of a call, which is named by its place among those that rang, modulo their number. */
export interface DeedToCall {
  readonly what:
    | 'swap'
    | 'hold'
    | 'mute'
    | 'select'
    | 'hangUp'
    | 'customerLeaves'
    | 'otherHolds'
    | 'otherReleases'
    | 'cutMedia';
  readonly call: number;
}

export type Deed =
  | { readonly what: 'take' | 'missed' | 'renewToken' }
  | { readonly what: 'loseSocket'; readonly line: number }
  | DeedToCall;

export interface Cycle {
  readonly fault: Partial<Faults>;
  /** `hasty`: the next one does not wait for what this one comes to. */
  readonly deeds: readonly (Deed & { readonly hasty: boolean })[];
}

const FAULTS: readonly Partial<Faults>[] = [
  {},
  { latencyMs: 300, holdLatencyMs: 300 },
  { latencyMs: 150, holdLatencyMs: 700, effect: 'answer' },
  { hold: 429, holdTimes: 2, retryAfterSeconds: 1 },
  { hold: 500, holdTimes: 3 },
  { hold: 'silent', holdTimes: 1 },
  { accept: 500, acceptTimes: 1 },
  { accept: 'unrung' },
  { forward: 'refused' },
  { forward: 'silent' },
  { withoutConnectToken: true },
  { doubleInvites: true },
  { delayMs: 200 },
];

/** How often each is chosen, beside the others. */
const WEIGHTS: Readonly<Record<Deed['what'], number>> = {
  take: 6,
  swap: 8,
  hold: 2,
  mute: 3,
  select: 2,
  hangUp: 2,
  customerLeaves: 2,
  missed: 1,
  otherHolds: 1,
  otherReleases: 2,
  cutMedia: 1,
  loseSocket: 1,
  renewToken: 1,
};

const CALLS_AT_ONCE = 8;

export function cycleOf(seed: number, number: number): Cycle {
  const random = dice(seed * 100_003 + number);
  const below = (limit: number): number => Math.floor(random() * limit);
  const whats = Object.entries(WEIGHTS).flatMap(([what, weight]) =>
    Array<Deed['what']>(weight).fill(what as Deed['what']),
  );
  const deed = (what: Deed['what']): Deed & { hasty: boolean } => {
    const hasty = random() < 0.4;
    if (what === 'take' || what === 'missed' || what === 'renewToken') return { what, hasty };
    if (what === 'loseSocket') return { what, line: below(4), hasty };
    return { what, call: below(CALLS_AT_ONCE), hasty };
  };
  const more = Array.from({ length: 5 + below(6) }, () => deed(whats[below(whats.length)] ?? 'take'));
  const fault = FAULTS[below(FAULTS.length)] ?? {};
  return { fault, deeds: [deed('take'), ...more] };
}
