/** Generated accounts, commands and other people's changes. */
import fc from 'fast-check';
import { GUARD } from '../../../plugin/setup/guard';
import { QUEUE } from '../account-double';

const FILTERS = [
  'channelType == "voice"',
  'channelType == "voice" AND language == "en"',
  'channelType == "chat"',
  'channelType IN ["sms", "web"]',
  'channelType != "voice"',
  'channel == "phone"',
  'channelType == "callback"',
  'call_sid != null',
  'language == "en"',
  '1 == 1',
];
/** What the tool cannot read: rare, since it blocks all else. */
const ODD_FILTER = 'language ~ "en"';
const ODD_TARGET = 'skills HAS (';
const TARGETS = [
  'skills HAS "a"',
  GUARD,
  `(skills HAS "a") AND (${GUARD})`,
  `skills HAS "b" OR ${GUARD}`,
  'task.target == worker.contact_uri',
  'task.team == worker.team',
  'worker.languages[0] == "en"',
  'worker.channel.voice.assigned_tasks == 0',
  '1==0',
];

const maybe = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> =>
  fc.option(value, { nil: undefined, freq: 2 });
/** One time in five. */
const rarely = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> =>
  fc.oneof({ weight: 4, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: value });

const mostly = <T>(usual: fc.Arbitrary<T>, odd: T): fc.Arbitrary<T> =>
  fc.oneof({ weight: 30, arbitrary: usual }, { weight: 1, arbitrary: fc.constant(odd) });

const target = fc.record({
  queue: fc.constant(QUEUE),
  expression: maybe(mostly(fc.constantFrom(...TARGETS), ODD_TARGET)),
  timeout: maybe(fc.constantFrom<number | string>(10, '10')),
  skip_if: rarely(fc.constantFrom('1==1', 'workers.available == 0')),
  known_worker_sid: fc.constantFrom(undefined, undefined, undefined, null, 'task.agent'),
});
const filter = fc.record({
  filter_friendly_name: maybe(fc.constantFrom('calls', 'chats')),
  expression: mostly(fc.constantFrom(...FILTERS), ODD_FILTER),
  targets: fc.array(target, { minLength: 1, maxLength: 2 }),
});

/** The text of a configuration. Mostly a sound one. */
export const configuration: fc.Arbitrary<string> = fc.oneof(
  {
    weight: 30,
    arbitrary: fc
      .record({
        filters: fc.array(filter, { maxLength: 2 }),
        default_filter: maybe(fc.constant({ queue: QUEUE, priority: 5 })),
      })
      .map((task_routing) => JSON.stringify({ task_routing })),
  },
  { weight: 1, arbitrary: fc.constantFrom('no JSON', '{}') },
);

const capacity = fc.constantFrom(0, 1, 1, 1, 2, 5);

export const account = fc.record({
  capacities: fc.array(capacity, { minLength: 1, maxLength: 4 }),
  workflows: fc.array(configuration, { minLength: 1, maxLength: 2 }),
});

/** What somebody else does in the account, with whichever worker or workflow the number comes to. */
export const otherChange = fc.oneof(
  fc.record({ does: fc.constant('capacity' as const), which: fc.nat(3), capacity }),
  fc.record({ does: fc.constant('workflow' as const), which: fc.nat(2), configuration }),
  fc.record({ does: fc.constant('new workflow' as const), configuration }),
  fc.record({ does: fc.constant('delete workflow' as const), which: fc.nat(2) }),
  fc.record({ does: fc.constant('delete worker' as const), which: fc.nat(3) }),
  fc.record({ does: fc.constant('attributes' as const), which: fc.nat(3) }),
);
export type OtherChange = typeof otherChange extends fc.Arbitrary<infer T> ? T : never;

const answers = fc.constantFrom<string[][]>(
  ['--guard', 'all'],
  ['--guard', 'all'],
  ['--leave', 'all'],
  ['--guard', 'all', '--leave', 'workflow 1#1'],
  ['--guard', 'all', '--leave', 'workflow 1#default'],
  ['--guard', 'all', '--guard-calls', 'all#default=task.channelType == "voice"'],
  ['--guard-calls', 'all=task.channelType == "voice"'],
  [],
);
const chosen = fc.constantFrom<string[][]>(
  ['--workers', 'all'],
  ['--workers', 'all'],
  ['--workers', 'team == "even"'],
  ['--workers', 'team == "odd"'],
);

/** From request `at` on, `times` of them. */
const fault = fc.record({
  at: fc.nat(40),
  times: fc.constantFrom(1, 3, 100),
  fault: fc.constantFrom<number | 'cut before' | 'cut after'>(403, 404, 429, 500, 'cut before', 'cut after'),
  onlyWrites: fc.boolean(),
});
const trouble = fc.record({
  fault: rarely(fault),
  /** The process ends before this request. */
  killed: rarely(fc.nat(50)),
  other: maybe(fc.record({ at: fc.nat(50), change: otherChange })),
  /** Another admin uses the tool in the midst of this command. */
  rival: maybe(
    fc.record({
      at: fc.nat(40),
      does: fc.constantFrom('undo' as const, 'resume' as const),
      backup: fc.nat(2),
    }),
  ),
});
export type Trouble = typeof trouble extends fc.Arbitrary<infer T> ? T : never;

export const CALM: Trouble = { fault: undefined, killed: undefined, other: undefined, rival: undefined };
const circumstances = fc.oneof(
  { weight: 2, arbitrary: fc.constant(CALM) },
  { weight: 3, arbitrary: trouble },
);

export const step = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      does: fc.constant('apply' as const),
      options: fc
        .tuple(chosen, answers, fc.constantFrom('2', '3'), fc.boolean())
        .map(([who, said, most, pilot]) => [
          ...who,
          ...said,
          '--max-calls',
          most,
          ...(pilot ? ['--pilot'] : []),
        ]),
      between: rarely(otherChange),
      trouble: circumstances,
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({ does: fc.constant('undo' as const), backup: fc.nat(2), trouble: circumstances }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ does: fc.constant('resume' as const), backup: fc.nat(2), trouble: circumstances }),
  },
  { weight: 2, arbitrary: fc.record({ does: fc.constant('other' as const), change: otherChange }) },
  {
    weight: 1,
    arbitrary: fc.record({ does: fc.constant('check' as const), options: answers }),
  },
);
export type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

export const story = fc.record({ account, steps: fc.array(step, { minLength: 1, maxLength: 5 }) });
export type Story = typeof story extends fc.Arbitrary<infer T> ? T : never;
