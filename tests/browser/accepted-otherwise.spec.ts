// A reservation that becomes accepted by other ways than AcceptTask, and an AcceptTask that comes to nothing (P32).
import type { Call, Desk } from './desk';
import { expect, test } from './fixtures';
import { multiCall, PLUGIN } from './plugin';
import { standIn, type StandInFlex, type StandInTask } from './stand-in';
import { until } from './until';

/** What another plugin does to the next AcceptTask; the test says which. */
type Meddling = 'throws' | 'aborts' | 'swallows' | 'invokes again' | 'waits';

const MEDDLES = standIn('plugin-meddles', ({ Actions }) => {
  const meddling = (): string => (window as unknown as { meddling?: string }).meddling ?? '';
  Actions.addListener('beforeAcceptTask', (payload, abort) => {
    if (meddling() === 'throws') throw new Error('another plugin throws');
    if (meddling() === 'waits') return new Promise((resolve) => setTimeout(resolve, 700));
    if (meddling() === 'aborts') abort();
    if (meddling() !== 'invokes again' || payload['again']) return undefined;
    abort();
    return Actions.invokeAction('AcceptTask', { ...payload, again: true });
  });
  Actions.replaceAction('AcceptTask', (payload, _original, next) =>
    meddling() === 'swallows' ? Promise.resolve() : next(payload),
  );
});

// Before ours, so that what it throws hides Flex's events from ours.
test.use({ options: { plugins: [MEDDLES, PLUGIN], uiAttributes: multiCall() } });

const meddle = (desk: Desk, how: Meddling): Promise<void> =>
  desk.page.evaluate((meddling) => void Object.assign(window, { meddling }), how);

/** This call is live, the other silent and on hold, and at no time were both heard. */
async function isLiveInsteadOf(desk: Desk, call: Call, other: Call, since: number): Promise<void> {
  await desk.joined(call);
  await desk.hears(call);
  await desk.isHeardBy(call);
  await desk.hearsNoneOf([other]);
  await until('the other on hold', () => desk.customerHeldAtTwilio(other));
  expect(await desk.overlapSince(since)).toEqual({ toWorkerMs: 0, toPartyMs: 0 });
}

for (const how of ['throws', 'invokes again', 'waits'] as const)
  test(`P32: a call is live after an accept in which another plugin ${how}`, async ({ desk }) => {
    await meddle(desk, how);
    const since = Date.now();
    const ada = await desk.ring();
    await desk.act('AcceptTask', { sid: ada.task }).catch(() => undefined);
    await desk.joined(ada);
    await desk.hears(ada);
    const bruno = await desk.ring();
    await desk.act('AcceptTask', { sid: bruno.task }).catch(() => undefined);
    await isLiveInsteadOf(desk, bruno, ada, since);
    await desk.swapTo(ada);
    await desk.isHeardBy(ada);
  });

test('P32: a call is live that another plugin accepts without the action', async ({ desk }) => {
  const since = Date.now();
  const ada = await desk.take();
  const bruno = await desk.ring();
  await desk.page.evaluate((sid) => {
    const { Flex } = (window as unknown as FlexPage).Twilio;
    const task = Flex.Manager.getInstance().store.getState().flex.worker.tasks.get(sid);
    return task?.sourceObject.conference({ to: 'client:agent1' }).then(() => undefined);
  }, bruno.task);
  await isLiveInsteadOf(desk, bruno, ada, since);
  await desk.swapTo(ada);
  await desk.isHeardBy(ada);
});

interface FlexPage {
  readonly Twilio: {
    readonly Flex: StandInFlex & {
      readonly Manager: {
        getInstance(): {
          readonly store: {
            getState(): {
              readonly flex: { readonly worker: { readonly tasks: ReadonlyMap<string, StandInTask> } };
            };
          };
        };
      };
    };
  };
}

for (const how of ['aborts', 'swallows', 'unrung'] as const)
  test(`P32: an accept that comes to nothing (${how}) is given up in two seconds`, async ({
    desk,
    simulator,
  }) => {
    const ada = await desk.take();
    if (how === 'unrung') simulator.fault({ accept: 'unrung' });
    else await meddle(desk, how);
    const bruno = await desk.ring();
    await desk.act('AcceptTask', { sid: bruno.task }).catch(() => undefined);
    const ended = await desk.now();
    await desk.hearsNoneOf([ada]);
    const again = await desk.hears(ada, await desk.now());
    expect(again - ended).toBeLessThan(2000);
    await desk.isHeardBy(ada);
    await until('Ada off hold', () => !desk.customerHeldAtTwilio(ada));
    if (how === 'unrung') return; // Flex blocks the action until the reservation is over
    // It is not lost: the agent accepts once more.
    await meddle(desk, 'waits');
    await desk.act('AcceptTask', { sid: bruno.task });
    await desk.hears(bruno);
    await desk.isHeardBy(bruno);
  });

for (const leg of ['none', 'phone'] as const)
  test(`P31: a task accepted elsewhere (leg there: ${leg}) moves nothing`, async ({ desk, simulator }) => {
    const ada = await desk.take();
    const since = Date.now();
    const bruno = await desk.ring();
    simulator.acceptElsewhere({ task: bruno.task, leg });
    await until('the task accepted', async () => (await desk.task(bruno))?.status === 'accepted');
    await desk.isHeardBy(ada, Date.now());
    await desk.hears(ada, await desk.now());
    expect(desk.customerHeldAtTwilio(ada)).toBe(false);
    const clara = await desk.take();
    await desk.isHeardBy(clara);
    await desk.swapTo(ada);
    await desk.isHeardBy(ada);
    expect(await desk.overlapSince(since)).toEqual({ toWorkerMs: 0, toPartyMs: 0 });
  });

test('P31: a call whose task somebody else wrapped up is switched to, muted and hung up', async ({
  desk,
  simulator,
}) => {
  const ada = await desk.take();
  simulator.endByOther({ task: ada.task, status: 'wrapping' });
  await until('the task wrapping', async () => (await desk.task(ada))?.status === 'wrapping');
  await desk.isHeardBy(ada, Date.now());
  const since = Date.now();
  const bruno = await desk.take();
  await desk.isHeardBy(bruno);
  await until('Ada on hold', () => desk.customerHeldAtTwilio(ada));
  await desk.swapTo(ada);
  await desk.isHeardBy(ada);
  await desk.hearsNoneOf([bruno]);
  await desk.select(ada);
  await desk.toggleMute();
  await until('muted', async () => (await desk.shown())?.muted);
  await desk.toggleMute();
  await desk.isHeardBy(ada, Date.now());
  expect(await desk.overlapSince(since)).toEqual({ toWorkerMs: 0, toPartyMs: 0 });
  await desk.hangUp(ada);
  await until('Ada’s leg gone', () => desk.ownSid(ada) === '');
  await until('Bruno untouched', () => desk.ownSid(bruno) !== '');
  await desk.swapTo(bruno);
  await desk.isHeardBy(bruno);
});
