// What the simulator can do wrong, in words, each with the faults it stands for.
import { NO_FAULTS, type Faults } from '../../simulator/faults';
import type { ShownFault } from './feed';

interface Fault {
  readonly id: string;
  readonly title: string;
  readonly effect: string;
  /** What is set while it is on; it is on when all of it is so. */
  readonly set: Partial<Faults>;
}

/** Happen once: the signalling sockets of the desktop drop, Flex's own or all. */
interface Blow {
  readonly id: string;
  readonly title: string;
  readonly effect: string;
  readonly line: number | null;
}

const FAULTS: readonly Fault[] = [
  {
    id: 'latency',
    title: 'Slow holds',
    effect: 'Twilio answers a hold after 700 ms, all else after 300.',
    set: { holdLatencyMs: 700, latencyMs: 300 },
  },
  {
    id: 'hold-refused',
    title: 'Holds refused',
    effect: '429 Too Many Requests: the customers get no hold music.',
    set: { hold: 429, holdDirection: 'hold', holdTimes: null },
  },
  {
    id: 'retry-after',
    title: 'Retry-After',
    effect: 'A 429 asks to wait for 3 s.',
    set: { retryAfterSeconds: 3 },
  },
  {
    id: 'unhold-refused',
    title: 'Unholds refused',
    effect: '500: they stay on hold music.',
    set: { hold: 500, holdDirection: 'unhold', holdTimes: null },
  },
  {
    id: 'hold-unanswered',
    title: 'Holds unanswered',
    effect: 'No answer ever comes.',
    set: { hold: 'silent', holdDirection: 'both', holdTimes: null },
  },
  {
    id: 'late-effect',
    title: 'Late effect',
    effect: 'What is asked of Twilio happens when the answer leaves, not when the request comes.',
    set: { effect: 'answer' },
  },
  {
    id: 'forward-refused',
    title: 'Forward refused',
    effect: 'A further Device may not take over the second call.',
    set: { forward: 'refused' },
  },
  {
    id: 'forward-unanswered',
    title: 'Forward unanswered',
    effect: 'A further Device waits in vain.',
    set: { forward: 'silent' },
  },
  {
    id: 'ice-fails',
    title: 'Media never connects',
    effect: 'A further Device is given the second call, and hears nothing.',
    set: { iceFails: true },
  },
  {
    id: 'token-refused',
    title: 'Tokens refused',
    effect: '31204 to every Device that signs in, or is given a new token.',
    set: { tokenError: 31204, tokenErrorLine: null },
  },
  {
    id: 'token-refused-once',
    title: "One line's token refused",
    effect: '31204 to the first further Device alone.',
    set: { tokenError: 31204, tokenErrorLine: 1 },
  },
  {
    id: 'no-token',
    title: 'No connectToken',
    effect: 'A second call cannot be forwarded at all.',
    set: { withoutConnectToken: true },
  },
  {
    id: 'doubled',
    title: 'Invites doubled',
    effect: 'Each call is announced twice.',
    set: { doubleInvites: true },
  },
  {
    id: 'together',
    title: 'Two rings at once',
    effect: 'Accepted calls ring in pairs, in the same millisecond.',
    set: { invitesTogether: 2 },
  },
  {
    id: 'signalling-slow',
    title: 'Slow signalling',
    effect: 'Every message of the Voice SDK is 800 ms late.',
    set: { delayMs: 800 },
  },
  {
    id: 'accept-refused',
    title: 'Accept refused',
    effect: '500 to the agent who accepts.',
    set: { accept: 500, acceptTimes: null },
  },
  {
    id: 'accept-unrung',
    title: 'Accepted, never rung',
    effect: 'The accept is taken, and no call arrives.',
    set: { accept: 'unrung', acceptTimes: null },
  },
  {
    id: 'accept-unanswered',
    title: 'Accept unanswered',
    effect: 'No answer ever comes, and no call.',
    set: { accept: 'silent', acceptTimes: null },
  },
  {
    id: 'dial-refused',
    title: 'Dialling refused',
    effect: '500 to the agent who dials out.',
    set: { createTask: 500 },
  },
  {
    id: 'busy',
    title: 'Added parties are busy',
    effect: 'Who is dialled declines.',
    set: { farEnd: 'busy' },
  },
  {
    id: 'late-answer',
    title: 'Added parties answer late',
    effect: 'After 6 s: long enough to swap before.',
    set: { dialMs: 6000 },
  },
  {
    id: 'late-wrapup',
    title: 'Late wrap-up',
    effect: "A task wraps up 2 s after the agent's leg has ended.",
    set: { wrapupMs: 2000 },
  },
  {
    id: 'call-accepts-late',
    title: 'Internal calls accepted late',
    effect: 'The call instruction accepts its reservation when the agent answers.',
    set: { callAccepts: 'answer' },
  },
  {
    id: 'caller-gone',
    title: 'Callers gone',
    effect: 'Each caller hangs up before the call is announced.',
    set: { callerGone: true },
  },
];

const BLOWS: readonly Blow[] = [
  { id: 'drop-first', title: "Drop Flex's socket", effect: 'Line 0 loses its signalling for 3 s.', line: 0 },
  { id: 'drop-all', title: 'Drop every socket', effect: 'All lines of this desktop do.', line: null },
];

function isOn(fault: Fault, now: Faults): boolean {
  return Object.entries(fault.set).every(([name, value]) => now[name as keyof Faults] === value);
}

export function shownFaults(now: Faults): ShownFault[] {
  return [
    ...FAULTS.map((fault) => ({ ...words(fault), on: isOn(fault, now), momentary: false })),
    ...BLOWS.map((blow) => ({ ...words(blow), on: false, momentary: true })),
  ];
}

const words = ({ id, title, effect }: Fault | Blow) => ({ id, title, effect });

/** The change that switches a fault on or off; null: there is no such lasting fault. */
export function changeOf(id: string, on: boolean): Partial<Faults> | null {
  const fault = FAULTS.find((one) => one.id === id);
  if (!fault) return null;
  if (on) return fault.set;
  const names = Object.keys(fault.set) as (keyof Faults)[];
  return Object.fromEntries(names.map((name) => [name, NO_FAULTS[name]]));
}

/** Which socket a momentary fault drops: a line, or null for all; undefined: there is no such fault. */
export function droppedLine(id: string): number | null | undefined {
  return BLOWS.find((one) => one.id === id)?.line;
}
