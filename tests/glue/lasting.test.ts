// What outlasts a rest, type by type: everything else is about a call, an accept or a command that is over.
import { expect, test } from 'vitest';
import { whatLasts } from '../../js-glue/src/lasting';
import type { CallId, CommandId, Event, LineId, PartyId, TaskSid } from '../../js-glue/src/protocol';
import { toText } from '../../js-glue/src/wire';

const [task, other] = ['WR1' as TaskSid, 'WR2' as TaskSid];
const [call, party] = [1 as CallId, 'CU1' as PartyId];
const configured: Event = { type: 'configured', maxCalls: 6, resumeOnEnd: 'off', multiPartyHold: 'parties' };
const recalled: Event = { type: 'holdRecalled', task, party };
const parties = (held: boolean): Event => ({
  type: 'partiesChanged',
  task,
  sid: null,
  parties: [{ party, kind: 'customer', held }],
});
const switched: Event = { type: 'switchRequested', task };
const selected: Event = { type: 'taskSelected', task };
const opened: Event = { type: 'callOpened', call, sid: null };

function lastingOf(...events: Event[]): Event[] {
  return whatLasts(events.map((event) => ({ event, text: toText(event) }))).map(({ event, text }) => {
    expect(text).toBe(toText(event));
    return event;
  });
}

test('Options, the selected task and each conference last as they were told last', () => {
  const later: Event = { ...configured, maxCalls: 2 };
  const events = [configured, selected, parties(false), later, parties(true)];
  expect(lastingOf(...events)).toEqual([selected, later, parties(true)]);
});

test('Nothing about a call, an accept, a monitoring or a command lasts', () => {
  const reason = 'gone';
  const gone: Event[] = [
    { type: 'callOffered', call, line: 0 as LineId, sid: null, forwardable: true },
    opened,
    { type: 'callEnded', call, line: 0 as LineId, reason: 'disconnected' },
    { type: 'lineFailed', line: 0 as LineId, reason },
    { type: 'taskAccepted', task, kind: 'voice' },
    { type: 'taskAcceptFailed', task, reason },
    { type: 'dialStarted' },
    { type: 'dialFailed', reason },
    { type: 'monitoringStarted', task },
    { type: 'monitoringFailed', task, reason },
    { type: 'holdRequested', task, party },
    { type: 'muteRequested', call, muted: true },
    { type: 'muteObserved', call, muted: true },
    { type: 'shownObserved', call },
    { type: 'commandSucceeded', command: 1 as CommandId },
    { type: 'commandFailed', command: 1 as CommandId, reason, retryAfterMs: null, final: true },
  ];
  expect(lastingOf(configured, ...gone)).toEqual([configured]);
});

test('P27: a recalled hold lasts until its party is shown off hold', () => {
  expect(lastingOf(recalled, parties(true))).toEqual([recalled, parties(true)]);
  expect(lastingOf(recalled, parties(false))).toEqual([parties(false)]);
});

test('With its task everything about it ends', () => {
  const ended: Event = { type: 'taskEnded', task };
  const others: Event = { ...switched, task: other };
  expect(lastingOf(recalled, parties(true), switched, ended)).toEqual([]);
  expect(lastingOf(parties(true), others, ended)).toEqual([others]);
});

test('The wish for a task whose call is not here lasts, and is told when its task is known', () => {
  expect(lastingOf(switched, parties(false))).toEqual([parties(false), switched]);
  expect(lastingOf(parties(false), { type: 'unholdRequested', task, party: null })).toEqual([
    parties(false),
    switched,
  ]);
});

test('That wish is over when a call opens or ends, or the agent turns elsewhere', () => {
  const ends: Event[] = [
    opened,
    { type: 'callEnded', call, line: 0 as LineId, reason: 'lost' },
    { type: 'lineFailed', line: 0 as LineId, reason: 'gone' },
    { type: 'taskAccepted', task: other, kind: 'voice' },
    { type: 'dialStarted' },
    { type: 'monitoringStarted', task: other },
  ];
  for (const end of ends) expect(lastingOf(switched, end)).toEqual([]);
});
