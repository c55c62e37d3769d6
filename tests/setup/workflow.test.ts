import { describe, expect, it } from 'vitest';
import type { Answer } from '../../plugin/setup/answers';
import { GUARD } from '../../plugin/setup/guard';
import { isUnguarded, readWorkflow, type WorkflowReading } from '../../plugin/setup/workflow';
import { QUEUE, sid, workflowOf } from './account-double';

const VOICE = 'channelType == "voice"';
const SID = sid('WW', 1);
type Said = Partial<Answer> & Pick<Answer, 'say'>;

function read(workflow: object | string, ...said: Said[]): WorkflowReading {
  const configuration = typeof workflow === 'string' ? workflow : JSON.stringify(workflow);
  const answers = said.map((each) => ({ workflow: SID, place: null, ...each }));
  return readWorkflow({ sid: SID, name: 'Sales', configuration }, answers);
}
const after = (workflow: object | string, ...said: Said[]): unknown => {
  const text = read(workflow, ...said).after;
  return text === null ? null : JSON.parse(text);
};
const codes = (workflow: object | string, ...said: Said[]): string[] =>
  read(workflow, ...said).findings.map(({ code, place }) =>
    place === undefined ? code : `${code} ${place}`,
  );
const GUARD_ALL: Said = { say: 'guard' };
const LEAVE_ALL: Said = { say: 'leave' };
const LEAVE_DEFAULT: Said = { say: 'leave', place: 'default' };
/** One without a default. */
const bare = (expression: string | undefined, ...targets: readonly object[]): object => ({
  task_routing: { filters: [{ expression, targets }] },
});

describe('a filter', () => {
  it('for calls gets the guard at every target; all else stays as it was', () => {
    const workflow = bare(
      VOICE,
      { queue: QUEUE, timeout: 30, extra: [1] },
      { queue: QUEUE, expression: 'a == 1' },
    );
    const guarded = after(workflow);
    expect(guarded).toEqual(
      bare(
        VOICE,
        { queue: QUEUE, timeout: 30, extra: [1], expression: GUARD },
        { queue: QUEUE, expression: `(a == 1) AND (${GUARD})` },
      ),
    );
    expect(read(workflow).edits.map(({ where }) => where)).toEqual([
      'filter 1, target 1, expression',
      'filter 1, target 2, expression',
    ]);
    expect(isUnguarded(read(workflow))).toBe(true);
    expect(read(guarded as object)).toMatchObject({ after: null, edits: [], findings: [] });
    expect(isUnguarded(read(guarded as object))).toBe(false);
  });

  it('for other channels, and a target that only waits, stay as they are', () => {
    const chats = bare('channelType == "chat"', { queue: QUEUE, expression: 'skills HAS (' });
    expect(read(chats, GUARD_ALL)).toMatchObject({ after: null, findings: [] });
    expect(codes(bare('channelType == "chat"', { queue: QUEUE }))).toEqual(['filter.other 1']);
    expect(after(bare(VOICE, { queue: QUEUE, expression: '1==0', timeout: 5 }))).toBeNull();
  });

  it('that may let chats through, too, is asked about, and only where the guard is lacking', () => {
    const mixed = bare('language == "en"', { queue: QUEUE });
    expect(codes(mixed)).toEqual(['filter.mixed 1']);
    expect(isUnguarded(read(mixed))).toBe(true);
    expect(codes(mixed, LEAVE_ALL)).toEqual(['filter.mixed.left 1']);
    expect(isUnguarded(read(mixed, LEAVE_ALL))).toBe(false);
    expect(read(mixed, GUARD_ALL).edits).toHaveLength(1);
    expect(codes(bare('language == "en"', { queue: QUEUE, expression: GUARD }))).toEqual([]);
  });

  it('that asks for agents with no assigned calls gets the guard, too, and says why', () => {
    const own = bare(VOICE, { queue: QUEUE, expression: 'worker.channel.voice.assigned_tasks == 0' });
    expect(codes(own)).toEqual(['target.assigned_tasks 1']);
    expect(read(own).edits).toHaveLength(1);
  });

  it('without an expression is asked about', () => {
    expect(codes(bare(undefined, { queue: QUEUE }))).toEqual(['filter.mixed 1']);
  });

  it('can have the guard for its calls only', () => {
    const calls: Said = { say: 'calls', calls: 'task.channelType == "voice"' };
    const mixed = bare('language == "en"', { queue: QUEUE, expression: 'a == 1' }, { queue: QUEUE });
    const guarded = after(mixed, calls);
    expect(guarded).toEqual(
      bare(
        'language == "en"',
        { queue: QUEUE, expression: `(a == 1) AND (${GUARD} OR task.channelType != "voice")` },
        { queue: QUEUE, expression: `${GUARD} OR task.channelType != "voice"` },
      ),
    );
    expect(read(guarded as object, calls)).toMatchObject({ after: null, findings: [] });
    expect(isUnguarded(read(guarded as object))).toBe(true);
  });

  it('that chooses one agent is left: a direct call is to ring during another', () => {
    for (const direct of [
      { known_worker_sid: 'task.worker' },
      { known_worker_friendly_name: 'task.name' },
      { expression: 'task.targetWorker==worker.contact_uri' },
    ]) {
      const workflow = bare(VOICE, { queue: QUEUE, ...direct });
      expect(read(workflow, GUARD_ALL)).toMatchObject({ after: null, findings: [{ code: 'target.direct' }] });
      expect(isUnguarded(read(workflow))).toBe(false);
      expect(read(workflow, { say: 'known' }).edits).toHaveLength(1);
    }
    expect(read(bare(VOICE, { queue: QUEUE, known_worker_sid: null })).edits).toHaveLength(1);
  });

  it('that may choose one agent is asked about, also when it is for calls', () => {
    const team = bare(VOICE, { queue: QUEUE, expression: 'worker.team == task.team' });
    expect(codes(team)).toEqual(['target.unsure 1']);
    expect(read(team, GUARD_ALL).edits).toHaveLength(1);
    expect(codes(team, LEAVE_ALL)).toEqual(['target.unsure.left 1']);
  });

  it('that cannot be read keeps only itself from the guard, and is asked about', () => {
    const workflow = {
      task_routing: {
        filters: [
          { expression: 'channel ~ "voice"', targets: [{ queue: QUEUE }] },
          { expression: VOICE, targets: [{ queue: QUEUE, expression: 'skills HAS (' }, { queue: QUEUE }] },
          { expression: VOICE },
        ],
      },
    };
    expect(codes(workflow)).toEqual(['filter.unreadable 1', 'target.unreadable 2', 'filter.unreadable 3']);
    expect(read(workflow).edits.map(({ where }) => where)).toEqual(['filter 2, target 2, expression']);
    expect(read(workflow, LEAVE_ALL).findings.every(({ level }) => level === 'know')).toBe(true);
    expect(codes(bare(VOICE, { queue: QUEUE, expression: 7 }))).toEqual(['target.unreadable 1']);
    for (const never of [false, 'false']) {
      expect(codes(bare(VOICE, { queue: QUEUE, expression: never }))).toEqual([]);
    }
    expect(read(bare(VOICE, { queue: QUEUE, expression: true })).edits).toHaveLength(1);
  });

  it('is answered by the most exact word', () => {
    const two = {
      task_routing: {
        filters: [1, 2].map((n) => ({ expression: `vip == ${n}`, targets: [{ queue: QUEUE }] })),
      },
    };
    const said: Said[] = [
      { say: 'guard', workflow: 'all' },
      { say: 'leave', place: 2 },
    ];
    expect(read(two, ...said).edits).toHaveLength(1);
    expect(codes(two, ...said)).toEqual(['filter.mixed.left 2']);
    expect(codes(bare(VOICE, { queue: QUEUE }), { say: 'leave', place: 1 })).toEqual(['filter.calls.left 1']);
  });
});

describe('a default', () => {
  it('with a queue is unguarded whatever the filters are, until it is answered', () => {
    const chats = workflowOf('channelType IN ["web","sms","whatsapp"]', { queue: QUEUE });
    expect(codes(chats)).toEqual(['filter.other 1', 'default.unguarded default']);
    expect(isUnguarded(read(chats))).toBe(true);
    expect(isUnguarded(read(chats, LEAVE_DEFAULT))).toBe(false);
    expect(codes(workflowOf(VOICE, { queue: QUEUE, expression: GUARD }))).toEqual([
      'default.unguarded default',
    ]);
    expect(codes({ task_routing: { default_filter: { queue: QUEUE } } })).toEqual([
      'default.unguarded default',
    ]);
    expect(codes({ task_routing: {} })).toEqual([]);
  });

  it('is reached by nobody behind a filter that keeps every task', () => {
    const always = (...targets: object[]): object => workflowOf('1 == 1', ...targets);
    expect(codes(always({ queue: QUEUE, expression: GUARD }))).toEqual([]);
    // A time-out does not lead to the default; skip_if of the last target does.
    expect(codes(always({ queue: QUEUE, expression: GUARD, timeout: 10 }))).toEqual([]);
    const skips = { queue: QUEUE, expression: GUARD, skip_if: '1==1' };
    expect(codes(always(skips))).toEqual(['default.skipped default']);
    expect(codes(always(skips, { queue: QUEUE, expression: GUARD }))).toEqual([]);
  });

  it('is guarded by a filter in front of it, with all of its fields', () => {
    const workflow = workflowOf(VOICE, { queue: QUEUE, expression: GUARD });
    const fallback = { queue: QUEUE, priority: 50, order_by: 'x' };
    const { task_routing } = workflow as { task_routing: { filters: object[] } };
    const given = { task_routing: { ...task_routing, default_filter: fallback } };
    const guarded = after(given, { say: 'guard', place: 'default' });
    expect(guarded).toEqual({
      task_routing: {
        filters: [
          ...task_routing.filters,
          {
            filter_friendly_name: 'multi_call',
            expression: '1 == 1',
            targets: [{ ...fallback, expression: GUARD }],
          },
        ],
        default_filter: fallback,
      },
    });
    expect(read(guarded as object)).toMatchObject({ after: null, findings: [] });
  });

  it('can have only the calls taken out of it', () => {
    const calls: Said = { say: 'calls', place: 'default', calls: 'task.channelType == "voice"' };
    const chats = workflowOf('channelType == "chat"', { queue: QUEUE });
    const guarded = after(chats, calls);
    expect(guarded).toMatchObject({
      task_routing: { filters: [{}, { expression: VOICE, targets: [{ queue: QUEUE, expression: GUARD }] }] },
    });
    expect(read(guarded as object, calls).edits).toEqual([]);
    expect(codes(guarded as object, calls)).toEqual(['filter.other 1', 'default.calls default']);
  });
});

describe('a configuration', () => {
  it('that cannot be read as a whole is asked about as a whole', () => {
    for (const text of ['no JSON', '[]', '{}', '{"task_routing":{"filters":{}}}']) {
      expect(codes(text)).toEqual(['workflow.unreadable']);
      expect(isUnguarded(read(text, GUARD_ALL))).toBe(true);
      expect(isUnguarded(read(text, LEAVE_ALL))).toBe(false);
    }
  });

  it('with a number that would change is left alone', () => {
    const text = '{"task_routing":{"filters":[],"id":12345678901234567890}}';
    expect(read(text).findings[0]?.says).toContain('more digits than can be kept');
    expect(codes('{"task_routing":{"filters":[],"id":"12345678901234567890"}}')).toEqual([]);
  });

  it('keeps its indentation', () => {
    const text = JSON.stringify(bare(VOICE, { queue: QUEUE }), null, 4);
    expect(read(text).after).toBe(JSON.stringify(bare(VOICE, { queue: QUEUE, expression: GUARD }), null, 4));
  });
});
