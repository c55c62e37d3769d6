import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { CallView, PartyView, Snapshot } from '../../js-glue/src';
import { AgentCalls } from '../../plugin/src/agent/agent-calls';
import { announceLive, isBetweenCalls, remindOfHolds } from '../../plugin/src/agent/announcements';
import { seenOf } from '../../plugin/src/agent/use-agent-calls';
import { tellOfLaterMutes, tellOfResumed } from '../../plugin/src/agent/tellings';
import { toneWhileCallsWait, noRingBesideCalls } from '../../plugin/src/agent/waiting-tone';
import { FlexFacts } from '../../plugin/src/flex-facts';
import { fill } from '../../plugin/src/strings';
import { en, type StringKey } from '../../plugin/src/strings/en';
import { FlexDouble, type TaskDouble } from './flex-double';
import { call, SessionDouble, voice } from './session-double';

vi.mock('@twilio/flex-ui', async () => ({ TaskHelper: (await import('./flex-double')).TaskHelper }));

const START = Date.parse('2026-01-01T09:00:00Z');
const words = (key: StringKey, blanks: Readonly<Record<string, string>> = {}): string =>
  fill(en[key], blanks);

const own = { party: 'CAme', kind: 'own', held: false, heldBy: 'none', holdFailed: false } as PartyView;
const customer = (more: Partial<PartyView> = {}): PartyView => ({
  ...own,
  party: 'CA1' as PartyView['party'],
  kind: 'customer',
  ...more,
});
const held = customer({ held: true, heldBy: 'policy' });

const live = (id: number, more: Partial<CallView> = {}): CallView =>
  call(id, `WR${id}`, { live: true, parties: [customer(), own], ...more });
const onHold = (id: number, more: Partial<CallView> = {}): CallView =>
  call(id, `WR${id}`, { live: false, silenced: true, parties: [held, own], ...more });

describe('what the agent sees and hears of the calls', () => {
  let flex: FlexDouble;
  let double: SessionDouble;
  let calls: AgentCalls;
  const said: string[] = [];
  const say = (text: string): void => void said.push(text);

  const standing = (...views: CallView[]): void => {
    const liveOne = views.find((view) => view.live)?.call ?? null;
    double.set({ calls: views, live: liveOne });
  };
  const task = (id: number, more: Partial<TaskDouble> = {}): void =>
    flex.setTask({
      sid: `WR${id}`,
      taskSid: `WT${id}`,
      status: 'accepted',
      defaultFrom: ['', 'Ada', 'Bruno', 'Chloe'][id] ?? '',
      queueName: 'Support',
      dateUpdated: new Date(START),
      ...more,
    });

  const setContact = (contact_uri: string): void => {
    Object.assign(flex.state.worker, { attributes: { contact_uri } });
    flex.changed();
  };

  beforeEach(() => {
    vi.useFakeTimers({ now: START });
    said.splice(0);
    flex = new FlexDouble();
    double = new SessionDouble();
    for (const id of [1, 2, 3]) task(id);
    setContact('client:me');
    calls = new AgentCalls({ session: double.session, flex: new FlexFacts(flex.manager) }, words);
  });
  afterEach(() => void vi.useRealTimers());

  const view = (reminderSeconds = 0) => ({ calls, words, reminderSeconds });
  const states = () => calls.all.map(({ name, state }) => `${name} ${state}`);

  it('have the live one first, then whoever waits longest', () => {
    standing(onHold(1), live(2));
    vi.advanceTimersByTime(5000);
    standing(onHold(1), onHold(2), live(3));
    expect(states()).toEqual(['Chloe live', 'Ada onHold', 'Bruno onHold']);
    expect(calls.all.map(({ since }) => since - START)).toEqual([0, 0, 5000]);
    standing(live(1), onHold(2), onHold(3));
    expect(states()).toEqual(['Ada live', 'Bruno onHold', 'Chloe onHold']);
  });

  it.each<[string, CallView]>([
    ['connecting', call(1, 'WR1', { parties: [own] })],
    ['connecting', call(1, 'WR1', { stage: 'forwarding', parties: [customer(), own] })],
    ['silent', live(1, { silenced: true })],
    ['silent', onHold(1, { parties: [customer(), own] })],
    ['couldNotHold', onHold(1, { parties: [customer({ holdFailed: true }), own] })],
    ['onHold', live(1, { parties: [customer({ held: true, heldBy: 'agent' }), own] })],
    ['noSound', live(1, { silenced: true, givenUp: 'open' })],
    ['notSilenced', onHold(1, { givenUp: 'silence' })],
    ['notHungUp', onHold(1, { givenUp: 'hangUp' })],
    [
      'stillOnHold',
      live(1, { parties: [customer({ held: true, heldBy: 'policy', unholdFailed: true }), own] }),
    ],
    ['uncertain', onHold(1, { recheckGivenUp: true })],
  ])('are %s', (state, standsSo) => {
    standing(standsSo);
    expect(states()).toEqual([`Ada ${state}`]);
  });

  it('leave out what rings, and have what is accepted and yet to come', () => {
    task(2, { status: 'pending' });
    standing(live(1), call(2, 'WR2', { stage: 'ringing' }));
    expect(states()).toEqual(['Ada live']);
    task(2);
    double.set({ calls: [live(1)], accepting: ['WR2'] } as unknown as Partial<Snapshot>);
    expect(states()).toEqual(['Ada live', 'Bruno connecting']);
  });

  it('P41: draw nothing as connecting for an agent on a SIP phone or telephone', () => {
    double.set({ accepting: ['WR1', 'WR2'] } as unknown as Partial<Snapshot>);
    expect(states()).toEqual(['Ada connecting', 'Bruno connecting']);
    for (const contact of ['sip:me@example.com', '+15550100', '']) {
      double.set({ accepting: [] });
      setContact(contact);
      double.set({ accepting: ['WR1', 'WR2'] } as unknown as Partial<Snapshot>);
      expect(states()).toEqual([]);
    }
  });

  it('P31: have a call that no task was found for, once it is sure that none comes', () => {
    double.voices.set(2, Object.assign(voice('CA2'), { parameters: { From: '+15550102' } }));
    standing(live(1), onHold(2, { task: null, sid: 'CA2' as never, parties: [] }));
    expect(states()).toEqual(['Ada live']);
    vi.advanceTimersByTime(1000);
    expect(states()).toEqual(['Ada live', '+15550102 silent']);
    expect(calls.all[1]).toMatchObject({ task: null, callSid: 'CA2', loose: true, queue: '' });
    standing(onHold(1), live(2, { task: null, parties: [] }));
    expect(states()).toEqual(['+15550102 live', 'Ada onHold']);
  });

  it('P31: are not connecting for ever where Flex has no conference, as for an internal call', () => {
    standing(onHold(1), live(2, { parties: [] }));
    expect(states()).toEqual(['Bruno connecting', 'Ada onHold']);
    vi.advanceTimersByTime(1000);
    expect(states()).toEqual(['Bruno live', 'Ada onHold']);
    standing(live(1), onHold(2, { parties: [] }));
    expect(states()).toEqual(['Ada live', 'Bruno silent']);
  });

  it('P31: name a call of which nothing is known an unknown number', () => {
    standing(live(1, { task: null, parties: [] }));
    vi.advanceTimersByTime(1000);
    expect(states()).toEqual(['an unknown number live']);
  });

  it.each([
    ['wrapped up by somebody else', () => task(2, { status: 'wrapping' })],
    ['completed by somebody else', () => flex.setTask({ sid: 'WR2', gone: true })],
    [
      'forgotten by the core',
      () => {
        flex.setTask({ sid: 'WR2', gone: true });
        standing(live(1), onHold(2, { task: null }));
      },
    ],
  ])('P31: keep a call whose task was %s, its name and its place in the page', (_, happen) => {
    standing(live(1), onHold(2));
    const before = calls.all[1];
    happen();
    expect(states()).toEqual(['Ada live', 'Bruno onHold']);
    expect(calls.all[1]).toMatchObject({ key: before?.key, since: before?.since, loose: false });
    vi.advanceTimersByTime(1000);
    expect(calls.all[1]?.loose).toBe(true);
    standing(live(1));
    expect(states()).toEqual(['Ada live']);
  });

  it.each<[boolean, string, CallView]>([
    [false, 'is live', live(1)],
    [
      false,
      'is live and on hold by the agent',
      live(1, { parties: [customer({ held: true, heldBy: 'agent' })] }),
    ],
    [false, 'is live and connecting', live(1, { parties: [own] })],
    [false, 'has yet to open', call(1, 'WR1', { stage: 'forwarding', live: false, silenced: true })],
    [true, 'is silent after its hold failed', onHold(1, { parties: [customer({ holdFailed: true }), own] })],
    [true, 'was left by the own leg', onHold(1, { parties: [customer(), { ...own, held: true }] })],
    [true, 'is on hold and not live', onHold(1)],
    [true, 'is not live, and alone', onHold(1, { parties: [own] })],
    [true, 'could not be opened', live(1, { silenced: true, givenUp: 'open' })],
    [true, 'is live and silenced', live(1, { silenced: true })],
    [
      true,
      'could not be taken off hold',
      live(1, { parties: [customer({ held: true, unholdFailed: true })] }),
    ],
  ])('P6, P31: are seen (%s) when the only call %s', (isSeen, _, only) => {
    standing(only);
    expect(seenOf(calls.all).length > 0).toBe(isSeen);
  });

  it('P31: are seen when the only call is live and has no task', () => {
    standing(live(1, { task: null, parties: [] }));
    expect(seenOf(calls.all)).toEqual([]);
    vi.advanceTimersByTime(1000);
    expect(seenOf(calls.all)).toHaveLength(1);
  });

  it('P6: are not seen when the only call ends a little after its task', () => {
    standing(live(1));
    task(1, { status: 'wrapping' });
    vi.advanceTimersByTime(900);
    expect(seenOf(calls.all)).toEqual([]);
    standing();
    vi.advanceTimersByTime(1000);
    expect(calls.all).toEqual([]);
  });

  it('P31: say that the only call is live again', () => {
    standing(onHold(1));
    announceLive(view(), () => isBetweenCalls(double.snapshot, calls.all), say);
    standing(live(1));
    expect(said).toEqual(['Live: Ada']);
  });

  it('are said to be live once each, and nothing while one is on its way or with one call', () => {
    announceLive(view(), () => isBetweenCalls(double.snapshot, calls.all), say);
    standing(live(1));
    double.set({ calls: [onHold(1)], live: null, accepting: ['WR2'] } as unknown as Partial<Snapshot>);
    double.set({ accepting: [] });
    standing(onHold(1), live(2, { parties: [own] }));
    standing(onHold(1), live(2));
    standing(onHold(1), live(2, { agentMuted: true }));
    standing(live(1, { parties: [held, own] }), onHold(2));
    standing(live(1), onHold(2));
    expect(said).toEqual(['Live: Bruno', 'Live: Ada']);
    standing(onHold(2));
    expect(said.at(-1)).toBe('No call is live');
    standing(live(2));
    expect(said.slice(3)).toEqual(['Live: Bruno']);
  });

  it('are said to be long on hold, the longest first, and again after as long', () => {
    const stop = remindOfHolds(view(60), say);
    standing(onHold(1), live(2));
    vi.advanceTimersByTime(59_000);
    standing(onHold(1), onHold(2), live(3));
    expect(said).toEqual([]);
    vi.advanceTimersByTime(1000);
    expect(said).toEqual(['Ada has been on hold for 1:00']);
    vi.advanceTimersByTime(59_000);
    expect(said.at(-1)).toBe('Bruno has been on hold for 1:00');
    vi.advanceTimersByTime(1000);
    expect(said.at(-1)).toBe('Ada has been on hold for 2:00');
    standing(live(1), onHold(2), onHold(3));
    vi.advanceTimersByTime(59_000);
    expect(said).toHaveLength(4);
    stop();
    vi.advanceTimersByTime(300_000);
    expect(said).toHaveLength(4);
  });

  it('tell of a mute that has its effect later, and of no other', () => {
    tellOfLaterMutes(calls, (...telling) => say(telling.join(' ')));
    standing(onHold(1), live(2));
    standing(onHold(1), live(2, { agentMuted: true }));
    standing(live(1), onHold(2, { agentMuted: true }));
    expect(said).toEqual([]);
    standing(live(1), onHold(2));
    standing(live(1), onHold(2, { agentMuted: true }));
    expect(said).toEqual(['MultiCallWillBeUnmuted Bruno', 'MultiCallWillBeMuted Bruno']);
  });

  it('tell of a call that is live again because another ended, and of no swap', () => {
    standing(onHold(1), live(2));
    tellOfResumed(double.session, String, (...telling) => say(telling.join(' ')));
    standing(live(1), onHold(2));
    standing(onHold(2));
    standing(live(2));
    expect(said).toEqual([]);
    standing(onHold(1), live(2));
    standing(live(1));
    expect(said).toEqual(['MultiCallResumed 1']);
  });

  it('sound a tone while another call rings, until it is answered', () => {
    const facts = { session: double.session, flex: new FlexFacts(flex.manager) };
    const stop = toneWhileCallsWait(facts, () => say('tone'));
    task(1, { status: 'pending' });
    standing(live(1)); // Flex hears of the accept later
    task(1);
    expect(said).toEqual([]);
    task(2, { status: 'pending' });
    expect(said).toEqual(['tone']);
    vi.advanceTimersByTime(20_000);
    expect(said).toHaveLength(3);
    double.set({ accepting: ['WR2'] } as unknown as Partial<Snapshot>);
    vi.advanceTimersByTime(60_000);
    double.set({ accepting: [], calls: [onHold(1), live(2)] });
    vi.advanceTimersByTime(60_000);
    task(3, { status: 'pending', kind: 'outbound' });
    task(3, { status: 'pending', kind: 'chat' });
    expect(said).toHaveLength(3);
    stop();
    expect(vi.getTimerCount()).toBe(0);
  });

  it('keep line 0 from ringing for what is answered, and leave it as it was', () => {
    let rings = true;
    const audio = { incoming: (on = rings) => (rings = on) };
    const stop = noRingBesideCalls({ session: double.session }, { audio } as never);
    standing(live(1));
    expect(rings).toBe(false);
    standing();
    expect(rings).toBe(true);
    standing(live(1));
    stop();
    expect(rings).toBe(true);
  });
});
