import { describe, expect, it } from 'vitest';
import { channelOf } from '../../plugin/setup/channel';
import { aimOf } from '../../plugin/setup/direct';
import { parse } from '../../plugin/setup/expression';
import { GUARD, isAlways, isNever, withGuard } from '../../plugin/setup/guard';
import { evaluate, type Lookup } from './evaluate';

/** The tests' own dice: the same every time. */
function dice(seed: number): (faces: number) => number {
  let state = seed;
  return (faces) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return (state >>> 8) % faces;
  };
}

const COMPARISONS = [
  'a == 1',
  "b='x'",
  '1!=a',
  'c HAS "y"',
  'b in ["x", "z"]',
  "b NOT IN ['x']",
  'a>=2',
  `${GUARD}`,
];

/** A text such as people write: mixed case, more parentheses or fewer, blanks or none. */
function written(roll: (faces: number) => number, depth: number): string {
  if (depth === 0 || roll(3) === 0) return COMPARISONS[roll(COMPARISONS.length)] ?? '';
  const joint = [' AND ', ' or ', ' and\n', ' OR '][roll(4)] ?? '';
  const text = `${written(roll, depth - 1)}${joint}${written(roll, depth - 1)}`;
  return roll(2) === 0 ? `( ${text})` : text;
}

const worlds: Lookup[] = [];
for (const a of [1, 2]) {
  for (const b of ['x', 'z']) {
    for (const c of [['y'], []]) {
      for (const free of [100, 50]) {
        const values: Record<string, unknown> = { a, b, c, [GUARD.split(' ')[0] ?? '']: free };
        worlds.push((path) => values[path]);
      }
    }
  }
}

function isTrue(text: string, world: Lookup): boolean {
  const expression = parse(text);
  if (!expression) throw new Error(`Does not parse: ${text}`);
  return evaluate(expression, world);
}

describe('an expression', () => {
  it.each([
    "skills HAS \"a (b) and c\" AND (x > 1 OR NOT_A_KEYWORD != 'it\\'s')",
    'task.language in worker.languages',
    'worker.a.b NOT IN ["x", 1.5, -2, true]',
    '1==1',
    'a = "x"',
    '((((a == 1))))',
    'x IN []',
    'worker.languages[0] == "en"',
    'worker.a[12].b IN[1, 2]',
  ])('is read: %s', (text) => expect(parse(text)).not.toBeNull());

  it.each([
    '',
    'a',
    'a ==',
    '== 1',
    'a == 1 AND',
    '(a == 1',
    'a == 1)',
    'a == 1 b == 2',
    'NOT a == 1',
    'a LIKE 1',
    'a == "x',
    'a NOT 1',
    'a == 1 && b == 2',
    'a IN ["x",]',
    'AND == OR',
    'a[x] == 1',
    'a[0 == 1',
    `${'('.repeat(5000)}a == 1${')'.repeat(5000)}`,
  ])('is not read in part: %s', (text) => expect(parse(text)).toBeNull());
});

describe('the guard', () => {
  it('means: what was there, and on no call; whatever was there', () => {
    const roll = dice(7);
    for (let i = 0; i < 2000; i++) {
      const text = written(roll, 4);
      const guarded = withGuard(text) ?? '';
      for (const world of worlds)
        expect(isTrue(guarded, world)).toBe(isTrue(text, world) && isTrue(GUARD, world));
      expect(withGuard(guarded)).toBe(guarded);
    }
  });

  it.each([
    [undefined, GUARD],
    [' ', GUARD],
    ['a == 1 OR b == 2', `(a == 1 OR b == 2) AND (${GUARD})`],
    [`a == 1 OR ${GUARD}`, `(a == 1 OR ${GUARD}) AND (${GUARD})`],
    ['skills HAS', null],
  ])('is joined to %s', (text, wanted) => expect(withGuard(text)).toBe(wanted));

  it.each([
    GUARD.replaceAll(' ', ''),
    `100 == ${GUARD.split(' ')[0]}`,
    GUARD.replace('==', '='),
    `((${GUARD})) and a == 1`,
    `(a == 1 OR b == 2) AND (c == 3 AND ${GUARD.replace(' == ', '  ==\n')})`,
  ])('is known again: %s', (text) => expect(withGuard(text)).toBe(text));
});

it.each([
  ['1==0', true],
  ['1 == 0 ', true],
  ['"a" = "b"', true],
  ['1 == 1', false],
  ['a == 0', false],
  ['1 != 0', false],
  [undefined, false],
])('%s is never: %s', (text, wanted) => expect(isNever(text)).toBe(wanted));

it.each([
  ['1==1', true],
  ['1 == 0', false],
  ['a == a', false],
  [undefined, false],
])('%s is always: %s', (text, wanted) => expect(isAlways(text)).toBe(wanted));

it.each([
  ['channelType == "voice"', 'voice'],
  ['"voice" == task.channel_type AND language == "en"', 'voice'],
  ['call_sid != null', 'voice'],
  ['channelType IN ["chat", "sms"]', 'other'],
  ['channelType == "Web"', 'other'],
  ['channelType == "web" OR channelType == "sms"', 'other'],
  ['channelType == "email" AND language == "en"', 'other'],
  // Whatever a Studio flow or a script calls its calls.
  ['channel == "phone"', 'unknown'],
  ['channel == "call"', 'unknown'],
  ['task.channel == "callback"', 'unknown'],
  ['channelType == "Voice"', 'unknown'],
  ["channel_type IN ['phone','web']", 'unknown'],
  ['channel == "inbound"', 'unknown'],
  ['channelType == null', 'unknown'],
  ['channelType != "voice"', 'unknown'],
  ['channelType != "voice" OR channelType == null', 'unknown'],
  ['channelType IN ["chat", "voice"]', 'unknown'],
  ['channelType == "voice" OR vip == true', 'unknown'],
  ['channelType == kind', 'unknown'],
  ['call_sid == null', 'unknown'],
  ['direction == "inbound"', 'unknown'],
  ['1 == 1', 'unknown'],
])('a filter for %s is for the channel: %s', (text, wanted) => {
  const expression = parse(text);
  expect(expression && channelOf(expression)).toBe(wanted);
});

it.each([
  // Of the template's internal calls, and of Twilio's documents.
  ['task.targetWorker==worker.contact_uri', 'one'],
  ['task.worker_sid = worker.sid', 'one'],
  ['task.requested_agent==worker.agent_id', 'one'],
  ['worker.id IN task.preferred_agents', 'one'],
  ['task.preferred_agents HAS worker.id', 'one'],
  ['worker.sid == task.a AND skills HAS "x"', 'one'],
  ['worker.sid == task.a OR worker.email == task.b', 'one'],
  ['worker.sid == task.a OR skills HAS "x"', 'anyone'],
  ['worker.team == task.team', 'unsure'],
  ['worker.sid == wanted', 'unsure'],
  ['worker.team == task.team OR worker.sid == task.a', 'unsure'],
  ['worker.sid != task.last', 'anyone'],
  ['task.language IN worker.languages', 'anyone'],
  ['worker.sid == "WK1"', 'anyone'],
  ['worker.channel.voice.assigned_tasks == task.n', 'anyone'],
])('a target for %s is for: %s', (text, wanted) => {
  const expression = parse(text);
  expect(expression && aimOf(expression)).toBe(wanted);
});
