// What a session can say afterwards of what its core was told: bounded, and never less than it claims to be.
import { describe, expect, test } from 'vitest';
import { Journal, type JournalLimits } from '../../js-glue/src/journal';
import type { Event, PartyId, TaskSid } from '../../js-glue/src/protocol';
import { toText } from '../../js-glue/src/wire';

const configured: Event = {
  type: 'configured',
  maxCalls: 2,
  resumeOnEnd: 'previous',
  multiPartyHold: 'parties',
};
const selected = (n: number): Event => ({ type: 'taskSelected', task: `WR${n}` as TaskSid });
const parties = (n: number): Event => ({
  type: 'partiesChanged',
  task: `WR${n}` as TaskSid,
  sid: null,
  parties: [],
});
const range = (from: number, to: number): number[] => Array.from({ length: to - from }, (_, n) => from + n);

function journalOf(events: readonly Event[], limits?: JournalLimits): Journal {
  const journal = new Journal(limits);
  for (const event of events) journal.add({ event, text: toText(event) });
  return journal;
}

describe('A journal as a document', () => {
  test('has every event of the core word for word, and the options last set', () => {
    const later: Event = { ...configured, maxCalls: 3 };
    const events = [configured, selected(1), later];
    expect(journalOf(events).toDocument('1.2.3')).toEqual({
      format: 'multi-call journal',
      version: 1,
      plugin: '1.2.3',
      options: later,
      cores: [{ leftOut: 0, events: events.map(toText) }],
    });
  });

  test('of no event at all is one, too', () => {
    expect(new Journal().toDocument('')).toMatchObject({
      options: null,
      cores: [{ leftOut: 0, events: [] }],
    });
  });

  test('tells the core before, too, whose place was taken at rest', () => {
    const renewed = journalOf([configured, selected(1), parties(1), selected(2)]).withoutCalls();
    renewed.add({ event: selected(3), text: toText(selected(3)) });
    expect(renewed.toDocument('').cores).toEqual([
      { leftOut: 0, events: [configured, selected(1), parties(1), selected(2)].map(toText) },
      { leftOut: 0, events: [configured, parties(1), selected(2), selected(3)].map(toText) },
    ]);
  });

  test('P27: keeps for the core after it whom the policy had on hold before a reload, while their task lasts', () => {
    const recalled = (n: number): Event => ({
      type: 'holdRecalled',
      task: `WR${n}` as TaskSid,
      party: 'CA1' as PartyId,
    });
    const ended: Event = { type: 'taskEnded', task: 'WR2' as TaskSid };
    const events = [configured, recalled(1), recalled(2), parties(1), parties(2), ended];
    const renewed = journalOf(events).withoutCalls();
    expect(renewed.entries.map(({ event }) => event)).toEqual([configured, recalled(1), parties(1)]);
  });

  test('has only the latest events where all are too many, and says how many are missing', () => {
    const size = toText(selected(1)).length;
    const document = journalOf(range(1, 10).map(selected), { kept: 100, exported: 4 * size + 1 }).toDocument(
      '',
    );
    expect(document.cores).toEqual([{ leftOut: 5, events: range(6, 10).map(selected).map(toText) }]);
  });

  test('leaves the core before out where both are too much', () => {
    const limits = { kept: 100, exported: toText(configured).length + 10 };
    const renewed = journalOf([configured], limits).withoutCalls();
    expect(renewed.toDocument('').cores).toHaveLength(1);
  });
});

describe('A journal of more events than are kept', () => {
  const limits: JournalLimits = { kept: 10, exported: 10_000 };
  const long = journalOf([configured, parties(1), parties(2), ...range(0, 20).map(selected)], limits);

  test('is bounded, and no longer says that it is whole', () => {
    expect(long.isWhole).toBe(false);
    expect(long.entries.length).toBeLessThanOrEqual(10);
    const [core] = long.toDocument('').cores;
    expect((core?.leftOut ?? 0) + (core?.events.length ?? 0)).toBe(23);
    expect(core?.events.at(-1)).toBe(toText(selected(19)));
  });

  test('still knows what outlasts the calls, of what was left out as well', () => {
    expect(long.toDocument('').options).toEqual(configured);
    expect(long.withoutCalls().isWhole).toBe(true);
    expect(long.withoutCalls().entries.map(({ event }) => event)).toEqual([
      configured,
      parties(1),
      parties(2),
      selected(19),
    ]);
  });

  test('within its bounds is whole', () => {
    expect(journalOf(range(0, 10).map(selected), limits).isWhole).toBe(true);
  });
});
