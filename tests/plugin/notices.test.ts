import { beforeEach, expect, it, vi } from 'vitest';
import { FlexFacts } from '../../plugin/src/flex-facts';
import { teller } from '../../plugin/src/notices';
import type { CallId, Notice, Snapshot } from '../../js-glue/src';
import { FlexDouble } from './flex-double';

const { shown } = vi.hoisted(() => ({ shown: [] as string[] }));
vi.mock('@twilio/flex-ui', async () => ({
  TaskHelper: (await import('./flex-double')).TaskHelper,
  NotificationType: { warning: 'warning' },
  Notifications: { showNotification: (id: string) => shown.push(id) },
}));

beforeEach(() => shown.splice(0));

function tell(notice: Notice, notifyHolds: boolean): void {
  const { manager } = new FlexDouble();
  const snapshot: Snapshot = { live: null, shown: null, accepting: [], calls: [], dialling: false };
  teller(manager, new FlexFacts(manager), notifyHolds, () => ({ snapshot, voiceOf: () => null }))({
    notice,
    call: 1 as CallId,
    task: null,
    party: null,
    reason: 'no answer',
  });
}

it('tells of a hold that failed, unless notify_holds is false', () => {
  tell('holdFailed', true);
  expect(shown).toEqual(['MultiCallHoldFailed']);
  tell('holdFailed', false);
  expect(shown).toHaveLength(1);
});

it('tells of everything else whatever notify_holds is', () => {
  const others: Notice[] = ['forwardFailed', 'maxCallsReached', 'unholdFailed', 'silenceFailed'];
  for (const notice of others) tell(notice, false);
  expect(shown).toHaveLength(others.length);
});
