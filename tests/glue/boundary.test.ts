// The real core behind the real glue: what is no event is refused by name and changes nothing, and text survives.
import { beforeEach, expect, test } from 'vitest';
import { loadCore } from '../../js-glue/src/load';
import type { CallId, Event, Refusal, Snapshot, TaskSid } from '../../js-glue/src/protocol';
import type { Core } from '../../js-glue/src/session';
import { NOTHING, toReply, toText, type Heard } from '../../js-glue/src/wire';

const LONE = '\ud800';
let core: Core;
let latest: Snapshot;

beforeEach(() => {
  core = loadCore();
  latest = NOTHING;
  tell({ type: 'callOffered', call: 1 as CallId, line: 0 as never, sid: null, forwardable: false });
});

const ask = (text: string): Heard | Refusal => toReply(core.dispatch(text), latest);
function tell(event: Event): Heard {
  const reply = ask(toText(event));
  if ('error' in reply) throw new TypeError(`${reply.error.field}: ${reply.error.message}`);
  latest = reply.snapshot;
  return reply;
}
/** As the core says it is, which an event that it ignores cannot have changed. */
function state(): Snapshot {
  tell({ type: 'muteObserved', call: 99 as CallId, muted: true });
  return latest;
}

const refused: [string, string, string][] = [
  ['nothing', '', ''],
  ['not JSON', '{"type":', ''],
  ['two texts', '{} {}', ''],
  ['no object', '[]', ''],
  ['null', 'null', ''],
  ['no type', '{"call":1}', 'type'],
  ['a type that is no text', '{"type":7}', 'type'],
  ['an unknown type', '{"type":"callTransferred"}', 'type'],
  ['a name that every object has', '{"type":"constructor"}', 'type'],
  ['a missing field', '{"type":"callEnded","call":1,"line":0}', 'reason'],
  ['a field of another type', '{"type":"muteObserved","call":1,"muted":"yes"}', 'muted'],
  ['an unknown word', '{"type":"callEnded","call":1,"line":0,"reason":"bored"}', 'reason'],
  ['an id that is no whole number', '{"type":"callOpened","call":1.5,"sid":null}', 'call'],
  ['an id below zero', '{"type":"callOpened","call":-1,"sid":null}', 'call'],
  ['a number that is none', '{"type":"callOpened","call":1e999,"sid":null}', 'call'],
  ['a NUL in a name', '{"type":"taskSelected","task":"W\\u0000R"}', 'task'],
  ['an empty name', '{"type":"taskEnded","task":""}', 'task'],
  ['a name without end', `{"type":"taskEnded","task":"${'W'.repeat(100_000)}"}`, 'task'],
  ['a list that is none', '{"type":"partiesChanged","task":"WR1","sid":null,"parties":{}}', 'parties'],
  [
    'an amiss entry of a list',
    '{"type":"partiesChanged","task":"WR1","sid":null,"parties":[{"party":"a","kind":"customer","held":0}]}',
    'parties[0].held',
  ],
  ['deep nesting', `{"type":"taskEnded","task":${'['.repeat(50_000)}${']'.repeat(50_000)}}`, 'task'],
  ['nesting without end', '['.repeat(500_000), ''],
  ['text that is too long', `"${'x'.repeat(1_000_000)}"`, ''],
];
test.each(refused)('Refused, naming the field, and nothing has changed: %s', (_what, text, field) => {
  const before = state();
  const reply = ask(text);
  expect(reply).toHaveProperty('error');
  if ('error' in reply) expect(reply.error.field.startsWith(field)).toBe(true);
  expect(state()).toEqual(before);
});

test('A lone surrogate costs no event: it is replaced, in names and in reasons', () => {
  const selected = tell({ type: 'taskSelected', task: `WR${LONE}` as TaskSid });
  expect(selected.ignored).toBeUndefined();
  expect(tell({ type: 'taskSelected', task: 'WR\uFFFD' as TaskSid }).ignored).toBeDefined();
  tell({ type: 'taskAcceptFailed', task: 'WR1' as TaskSid, reason: `${LONE} \\ud800 ${LONE}${LONE}` });
  expect(ask(`{"type":"taskSelected","task":"WR${LONE}"}`)).toHaveProperty('ignored');
});

test('Other text goes through as it is', () => {
  const task = 'WR "😀" \\ud83d naïve' as TaskSid;
  tell({ type: 'taskAccepted', task, kind: 'voice' });
  expect(state().accepting).toEqual([task]);
});

test('A core is ready at once, and another one knows nothing of it', () => {
  expect(state().calls).toHaveLength(1);
  core = loadCore();
  latest = NOTHING;
  tell({ type: 'callOffered', call: 2 as CallId, line: 0 as never, sid: null, forwardable: false });
  expect(state().calls.map(({ call }) => call)).toEqual([2]);
});
