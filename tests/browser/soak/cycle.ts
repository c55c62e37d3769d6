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
  /** Nothing is refused or lost, and the agent waits for each deed: all of them have to come true. */
  readonly calm: boolean;
  /** `hasty`: the next one does not wait for what this one comes to. */
  readonly deeds: readonly (Deed & { readonly hasty: boolean })[];
}

/** With these Twilio does whatever it is asked to, late or twice: every deed comes true. */
const HARMLESS: readonly Partial<Faults>[] = [
  {},
  { latencyMs: 300, holdLatencyMs: 300 },
  { latencyMs: 150, holdLatencyMs: 700, effect: 'answer' },
  { doubleInvites: true },
  { delayMs: 200 },
];

const HARMFUL: readonly Partial<Faults>[] = [
  { hold: 429, holdTimes: 2, retryAfterSeconds: 1 },
  { hold: 500, holdTimes: 3 },
  { hold: 'silent', holdTimes: 1 },
  { accept: 500, acceptTimes: 1 },
  { accept: 'unrung' },
  { forward: 'refused' },
  { forward: 'silent' },
  { withoutConnectToken: true },
];

const FAULTS = [...HARMLESS, ...HARMFUL];

/** So many cycles in a row have every fault once. */
export const ALL_FAULTS = FAULTS.length;

/** What happens to a line by itself: whatever an agent does meanwhile may fail. */
const HARMFUL_DEEDS: readonly Deed['what'][] = ['loseSocket', 'cutMedia'];

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
  const fault = FAULTS[(seed + number) % FAULTS.length] ?? {};
  const calm = HARMLESS.includes(fault);
  const deeds = [deed('take'), ...more];
  if (!calm) return { fault, calm, deeds };
  const harmless = deeds.filter(({ what: each }) => !HARMFUL_DEEDS.includes(each));
  return { fault, calm, deeds: harmless.map((each) => ({ ...each, hasty: false })) };
}
