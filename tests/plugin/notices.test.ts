import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { CallId, Notice, Snapshot, Telling } from '../../js-glue/src';
import { FlexFacts } from '../../plugin/src/flex-facts';
import { registerNotices, teller } from '../../plugin/src/notices';
import { nameEndedCall } from '../../plugin/src/second-call-alert';
import { fill, wordsOf } from '../../plugin/src/strings';
import { languages } from '../../plugin/src/strings/languages';
import { FlexDouble } from './flex-double';
import { AT_REST, call, SessionDouble, voice } from './session-double';

const { Notifications, shown } = await vi.hoisted(async () => {
  const { EventEmitter } = await import('node:events');
  const shown: { id: string; context: Record<string, string> }[] = [];
  class Double extends EventEmitter {
    readonly registeredNotifications = new Map<string, unknown>();
    registerNotification = (notification: { id: string }) =>
      this.registeredNotifications.set(notification.id, notification);
    showNotification = (id: string, context: Record<string, string> = {}) => shown.push({ id, context });
  }
  return { Notifications: new Double(), shown };
});
vi.mock('@twilio/flex-ui', async () => ({
  TaskHelper: (await import('./flex-double')).TaskHelper,
  NotificationType: { warning: 'warning', information: 'information' },
  NotificationEvent: { beforeAddNotification: 'beforeAddNotification' },
  Notifications,
}));

const NOTICES = [
  'forwardFailed',
  'maxCallsReached',
  'holdFailed',
  'unholdFailed',
  'silenceFailed',
  'openFailed',
  'deliverFailed',
  'showFailed',
  'recheckFailed',
  'hangUpFailed',
] as const satisfies readonly Notice[];

const UGLY = [
  'HTTP 429',
  'AccessTokenInvalid (20101)',
  'Request failed with status code 503. Service Unavailable',
  'TypeError: x is undefined\n    at Ne.hold (twilio-flex.prod.js:2:48812)',
];

let warned: string[];
beforeEach(() => {
  shown.splice(0);
  warned = [];
  vi.spyOn(console, 'warn').mockImplementation((text: string) => void warned.push(text));
});
afterEach(() => void vi.restoreAllMocks());

/** Ada's call is open on line 0, Bruno's rings there; Chloe's is open on a further line. */
const THREE: Snapshot = {
  ...AT_REST,
  calls: [
    call(3, 'WR3', { line: 1 as never }),
    call(1, 'WR1', { live: true }),
    call(2, 'WR2', { stage: 'ringing' }),
  ],
};

function tell(
  notice: Notice,
  { notifyHolds = true, snapshot = THREE, ...more }: Partial<Telling> & Told = {},
): void {
  const flex = new FlexDouble();
  for (const [n, defaultFrom] of ['Ada', 'Bruno', 'Chloe'].entries())
    flex.setTask({ sid: `WR${n + 1}`, taskSid: `WT${n + 1}`, status: 'accepted', defaultFrom });
  teller(flex.manager, new FlexFacts(flex.manager), notifyHolds, () => ({ snapshot, voiceOf: () => null }))({
    notice,
    call: 2 as CallId,
    task: null,
    party: null,
    reason: 'no answer',
    ...more,
  });
}
interface Told {
  readonly notifyHolds?: boolean;
  readonly snapshot?: Snapshot;
}

it('tells of a hold that failed, unless notify_holds is false', () => {
  tell('holdFailed');
  expect(shown.map(({ id }) => id)).toEqual(['MultiCallHoldFailed']);
  tell('holdFailed', { notifyHolds: false });
  expect(shown).toHaveLength(1);
});

it('P33: tells of everything else whatever notify_holds is', () => {
  const others = NOTICES.filter((notice) => notice !== 'holdFailed');
  for (const notice of others) tell(notice, { notifyHolds: false });
  expect(shown).toHaveLength(others.length);
});

it('P33: every notice that is told is registered', () => {
  for (const notice of NOTICES) for (const snapshot of [THREE, AT_REST]) tell(notice, { snapshot });
  registerNotices();
  for (const { id } of shown) expect([...Notifications.registeredNotifications.keys()]).toContain(id);
});

describe.each(Object.entries(languages))('P33: in %s', (_, language: Readonly<Record<string, string>>) => {
  it.each(UGLY)('no notice says a technical reason: %s', (reason) => {
    for (const notice of NOTICES)
      for (const snapshot of [THREE, AT_REST]) {
        tell(notice, { reason, snapshot });
        const { id, context } = shown.at(-1) ?? { id: '', context: {} };
        const text = fill(language[id] ?? '', context);
        expect([notice, text]).toEqual([notice, expect.stringMatching(/^[^\d\n{}]{12,}$/u)]);
        expect(text).not.toMatch(/http|status|token|error|undefined|request|service|prod\.js/i);
        expect(warned.at(-1)).toContain(reason);
        expect(warned.at(-1)).toContain(notice);
      }
  });

  it.each(['forwardFailed', 'maxCallsReached'] as const)(
    '%s names the call that an accept ends',
    (notice) => {
      tell(notice);
      const { id, context } = shown.at(-1) ?? { id: '', context: {} };
      const text = fill(language[id] ?? '', context);
      expect(text).toContain('Bruno');
      expect(text).toContain('Ada');
      expect(text).not.toContain('Chloe');
    },
  );
});

it('P33: offers no accept that ends a call while line 0 has none open', () => {
  const snapshot: Snapshot = {
    ...AT_REST,
    calls: THREE.calls.filter(({ call: id }) => (id as number) !== 1),
  };
  tell('forwardFailed', { snapshot });
  tell('maxCallsReached', { snapshot });
  expect(shown.map(({ id }) => id)).toEqual(['MultiCallNotTaken', 'MultiCallNoRoom']);
});

it("P33: Flex's own alert names the call that an accept ends", () => {
  const flex = new FlexDouble();
  const double = new SessionDouble();
  double.set({ calls: [call(1, 'WR1'), call(2, 'WR2', { stage: 'ringing' })] });
  double.voices.set(1, Object.assign(voice('CA1'), { parameters: { From: '+15550001' } }));
  const words = wordsOf(flex.manager);
  const stop = nameEndedCall({ session: double.session, flex: new FlexFacts(flex.manager) }, words);
  const alert = (id: string) => ({ id, content: 'theirs', context: { accept: 'theirs' } as object });
  const show = (id: string) => {
    const shownAlert = alert(id);
    Notifications.emit('beforeAddNotification', shownAlert, () => undefined);
    return shownAlert;
  };
  expect(show('SecondVoiceCallIncoming')).toEqual({
    id: 'SecondVoiceCallIncoming',
    content: 'MultiCallSecondCall',
    context: { accept: 'theirs', current: '+15550001' },
  });
  flex.setTask({ sid: 'WR1', taskSid: 'WT1', status: 'accepted', defaultFrom: 'Ada' });
  expect(show('SecondVoiceCallIncoming').context).toMatchObject({ current: 'Ada' });
  expect(show('AnotherNotice')).toEqual(alert('AnotherNotice'));
  double.set({ calls: [] });
  expect(show('SecondVoiceCallIncoming')).toEqual(alert('SecondVoiceCallIncoming'));
  stop();
  expect(Notifications.listenerCount('beforeAddNotification')).toBe(0);
});
