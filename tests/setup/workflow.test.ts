import { describe, expect, it } from 'vitest';
import { GUARD } from '../../plugin/setup/guard';
import { guardWorkflow, type Answer, type Outcome } from '../../plugin/setup/workflow';
import { QUEUE, workflowOf } from './account-double';

const VOICE = 'channelType == "voice"';

function outcomeOf(workflow: object, answer?: Answer): Outcome {
  const outcome = guardWorkflow(JSON.stringify(workflow), answer);
  if ('unreadable' in outcome) throw new Error(outcome.unreadable);
  return outcome;
}
const why = (workflow: object): string => {
  const outcome = guardWorkflow(JSON.stringify(workflow), 'guard');
  return 'unreadable' in outcome ? outcome.unreadable : 'read';
};

describe('a workflow', () => {
  it('is guarded at every target of a filter for calls; all else stays as it was', () => {
    const workflow = workflowOf(
      VOICE,
      { queue: QUEUE, timeout: 30, extra: [1] },
      { queue: QUEUE, expression: 'a == 1' },
    );
    const { after, edits } = outcomeOf(workflow);
    expect(after).toEqual(
      workflowOf(
        VOICE,
        { queue: QUEUE, timeout: 30, extra: [1], expression: GUARD },
        { queue: QUEUE, expression: `(a == 1) AND (${GUARD})` },
      ),
    );
    expect(edits.map(({ where }) => where)).toEqual([
      'filter 1 "calls", target 1, expression',
      'filter 1 "calls", target 2, expression',
    ]);
    expect(outcomeOf(after as object).edits).toEqual([]);
  });

  it('keeps its filters for other channels, and its targets that only wait', () => {
    const chats = workflowOf('channelType == "chat"', { queue: QUEUE });
    expect(outcomeOf(chats, 'guard')).toMatchObject({
      after: chats,
      notes: [expect.stringContaining('other channels')],
    });
    const waits = workflowOf(VOICE, { queue: QUEUE, expression: '1==0', timeout: 5 });
    expect(outcomeOf(waits).after).toEqual(waits);
  });

  it('keeps its direct calls, and says so', () => {
    for (const known of [{ known_worker_sid: 'task.worker' }, { known_worker_friendly_name: 'task.name' }]) {
      const direct = workflowOf(VOICE, { queue: QUEUE, ...known });
      expect(outcomeOf(direct)).toMatchObject({ after: direct, edits: [] });
      expect(outcomeOf(direct).notes[0]).toContain('a direct call');
    }
  });

  it('without filters gets one that every task matches, before its default', () => {
    const { after, edits } = outcomeOf(
      { task_routing: { filters: [], default_filter: { queue: QUEUE } } },
      'guard',
    );
    expect(after).toEqual({
      task_routing: {
        filters: [
          {
            filter_friendly_name: 'multi_call',
            expression: '1 == 1',
            targets: [{ queue: QUEUE, expression: GUARD }],
          },
        ],
        default_filter: { queue: QUEUE },
      },
    });
    expect(edits).toHaveLength(1);
    expect(outcomeOf(after as object)).toMatchObject({ edits: [], doubts: [] });
    expect(outcomeOf({ task_routing: {} }, 'guard').edits).toEqual([]);
  });

  it('may carry chats, too: its admin is asked, and only where the guard is lacking', () => {
    const mixed = workflowOf('language == "en"', { queue: QUEUE });
    expect(outcomeOf(mixed)).toMatchObject({ after: mixed, doubts: ['filter 1 "calls"'] });
    expect(outcomeOf(mixed, 'leave')).toMatchObject({ after: mixed, doubts: [] });
    expect(outcomeOf(mixed, 'guard').edits).toHaveLength(1);
    expect(outcomeOf(workflowOf('language == "en"', { queue: QUEUE, expression: GUARD })).doubts).toEqual([]);
    expect(outcomeOf({ task_routing: { default_filter: { queue: QUEUE } } }).doubts).toEqual(['its default']);
  });

  it('says that its default is not guarded', () => {
    const notes = outcomeOf(workflowOf(VOICE, { queue: QUEUE })).notes;
    expect(notes).toEqual([expect.stringContaining('falls to the default unguarded')]);
  });

  it('is left alone, with the reason, when any of it cannot be read', () => {
    expect(why([])).toContain('no task_routing');
    expect(why({ task_routing: { filters: {} } })).toContain('not a list');
    expect(why({ task_routing: { filters: [{ expression: '1 == 1' }] } })).toContain(
      'filter 1 has no targets',
    );
    expect(why(workflowOf(VOICE, { queue: QUEUE }, { expression: 'a HAS' }))).toContain(
      'target 2 does not parse: a HAS',
    );
    expect(why(workflowOf('channel ~ "voice"', { queue: QUEUE }))).toContain(
      'filter 1 "calls" does not parse',
    );
    expect(why(workflowOf(VOICE, { expression: 7 }))).toContain('is not a text');
  });
});
