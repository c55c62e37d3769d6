// P30 in the real Flex, with other plugins on the page: an action on a task reaches that task's call or no call.
import type { Call, Desk } from './desk';
import type { FlexWindow } from './flex-window';
import { expect, test } from './fixtures';
import { otherPlugin, pluginsAround } from './other-plugin';
import { multiCall } from './plugin';
import { until } from './until';

test.use({ options: { plugins: pluginsAround(), uiAttributes: multiCall() } });

interface WithApi {
  readonly Twilio: { readonly MultiCall: { snapshot(): { readonly calls: readonly object[] } } };
}

const NUMBER = '+15554443333';
const ORDERS = ['before', 'after'] as const;

/** The customer was never put out of the conference, and is heard once off hold. */
async function isUntouched(desk: Desk, call: Call): Promise<void> {
  const { parties, status } = desk.atTwilio(call);
  expect(status).toBe('accepted');
  expect(desk.ownSid(call)).not.toBe('');
  expect(parties.some(({ kind, joined }) => kind === 'customer' && joined)).toBe(true);
  if (desk.customerHeldAtTwilio(call)) await desk.unhold(call);
  await desk.hears(call);
  await until('the customer off hold', () => !desk.customerHeldAtTwilio(call));
}

/** Nobody of the task's conference is left in it. */
function isOver(desk: Desk, call: { readonly task: string }): Promise<unknown> {
  return until('nobody in the conference', () => {
    const task = desk.simulator.snapshot().tasks.find((one) => one.task === call.task);
    return !task?.parties.some(({ joined }) => joined);
  });
}

const isWrapping = (desk: Desk, call: Call): Promise<unknown> =>
  until('the task in wrap-up', async () => ['wrapping', undefined].includes((await desk.task(call))?.status));

test('P30: Hang up in the canvas of a call that its customer has just ended touches no other call', async ({
  desk,
  simulator,
}) => {
  const ada = await desk.take({ from: 'Ada Fuller' });
  const bruno = await desk.take({ from: 'Bruno Reyes' });
  simulator.fault({ wrapupMs: 3000 });
  await desk.select(bruno);
  const hangUp = desk.page.getByTestId('hangup-footer');
  await hangUp.waitFor();
  simulator.hangUp({ task: bruno.task });
  await expect.poll(() => desk.shown().then((shown) => shown?.sid)).toBe(desk.ownSid(ada));
  expect((await desk.task(bruno))?.status).toBe('accepted');
  await hangUp.click();
  await isWrapping(desk, bruno);
  await isUntouched(desk, ada);
});

test('P30: digits for a call that has just ended reach no other call', async ({ desk, simulator }) => {
  const ada = await desk.take();
  const bruno = await desk.take();
  simulator.fault({ wrapupMs: 3000 });
  await desk.page.evaluate(() => {
    const { Manager } = (window as unknown as FlexWindow).Twilio.Flex;
    const call = Manager.getInstance().store.getState().flex.phone.activeCall;
    const prototype = Object.getPrototypeOf(call) as { sendDigits: (this: unknown, digits: string) => void };
    const original = prototype.sendDigits;
    Object.assign(window, { digits: '' });
    prototype.sendDigits = function (digits) {
      Object.assign(window, { digits });
      original.call(this, digits);
    };
  });
  const sent = () => desk.page.evaluate(() => (window as unknown as { digits: string }).digits);
  await desk.act('SendDTMFDigits', { sid: bruno.task, digits: '7' });
  expect(await sent()).toBe('7');
  simulator.hangUp({ task: bruno.task });
  await expect.poll(() => desk.shown().then((shown) => shown?.sid)).toBe(desk.ownSid(ada));
  await expect(desk.act('SendDTMFDigits', { sid: bruno.task, digits: '8' })).rejects.toThrow();
  expect(await sent()).toBe('7');
  await isUntouched(desk, ada);
});

for (const delayMs of [0, 400])
  test(`P30: a mis-dialled number is hung up before its leg has come, signalling ${delayMs} ms late`, async ({
    desk,
    simulator,
  }) => {
    const ada = await desk.take({ from: 'Ada Fuller' });
    await desk.hold(ada);
    await expect(desk.page.getByTestId('outbound-dialpad')).toBeEnabled();
    simulator.fault({ delayMs, dialMs: 1500 });
    await desk.act('StartOutboundCall', { destination: NUMBER });
    const dialled = await until('the dialled task', () =>
      simulator.snapshot().tasks.find(({ parties }) => parties.some(({ name }) => name === NUMBER)),
    );
    await desk.act('HangupCall', { sid: dialled.task });
    await isOver(desk, dialled);
    await isUntouched(desk, ada);
  });

test('P30: until the dialled call is there Flex shows no other call, and then its own button ends that call', async ({
  desk,
  simulator,
}) => {
  const ada = await desk.take({ from: 'Ada Fuller' });
  await desk.hold(ada);
  simulator.fault({ delayMs: 400, dialMs: 4000 });
  await desk.page.getByTestId('outbound-dialpad').click();
  await desk.page.locator('#dialer-phone-input').fill(NUMBER);
  await desk.page.getByTestId('call-button').click();
  const dialled = await until('the dialled task', () =>
    simulator.snapshot().tasks.find(({ parties }) => parties.some(({ name }) => name === NUMBER)),
  );
  const own = await until('a call to be shown', async () => (await desk.shown())?.sid);
  expect(own).not.toBe(desk.ownSid(ada));
  await desk.page.getByTestId('hangup-footer').click();
  await isOver(desk, dialled);
  await isUntouched(desk, ada);
});

test('P30: a hang-up while a further line takes the call ends both legs, and nobody is left alone', async ({
  desk,
  simulator,
}) => {
  const ada = await desk.take({ from: 'Ada Fuller' });
  simulator.fault({ delayMs: 1000 });
  const bruno = await desk.ring({ from: 'Bruno Reyes' });
  await desk.act('AcceptTask', { sid: bruno.task });
  await until('the leg on its way', () =>
    desk.page.evaluate(() => (window as unknown as WithApi).Twilio.MultiCall.snapshot().calls.length === 2),
  );
  await desk.act('HangupCall', { sid: bruno.task });
  simulator.clearFaults();
  await isOver(desk, bruno);
  await desk.hears(ada);
  await isUntouched(desk, ada);
  await expect(desk.page.getByText(/could not be taken|no longer connected/i)).toHaveCount(0);
});

for (const order of ORDERS) {
  test(`P30: a plugin ${order} ours replaces HangupCall and calls the original: the task's call ends`, async ({
    open,
  }) => {
    const desk = await open('agent1', '/', (page) =>
      otherPlugin(page, order, ({ Actions }) =>
        Actions.replaceAction('HangupCall', (payload, original) => original(payload)),
      ),
    );
    const ada = await desk.take({ from: 'Ada Fuller' });
    const bruno = await desk.take({ from: 'Bruno Reyes' });
    await desk.select(ada);
    await expect.poll(() => desk.shown().then((shown) => shown?.sid)).toBe(desk.ownSid(ada));
    const row = desk.page.locator('.Twilio-TaskListBaseItem', { hasText: 'Bruno' });
    await row.getByTestId('hangup-task').click();
    await isWrapping(desk, bruno);
    await isUntouched(desk, ada);
  });

  test(`P30: a plugin ${order} ours ends the conference before Flex hangs up: only that call ends`, async ({
    open,
    simulator,
  }) => {
    simulator.fault({ wrapupMs: 1000 });
    const desk = await open('agent1', '/', async (page) => {
      await page.exposeFunction('endConference', (task: string) => simulator.hangUp({ task }));
      await otherPlugin(page, order, ({ Actions, Manager }) =>
        Actions.addListener('beforeHangupCall', async ({ task }: { task: { sid: string } }) => {
          const { phone } = Manager.getInstance().store.getState().flex;
          const before = phone.activeCall;
          await (window as unknown as { endConference(task: string): Promise<void> }).endConference(task.sid);
          // Until Flex shows another call, as it does when the leg has ended.
          while (Manager.getInstance().store.getState().flex.phone.activeCall === before)
            await new Promise((resolve) => setTimeout(resolve, 10));
        }),
      );
    });
    const ada = await desk.take({ from: 'Ada Fuller' });
    const bruno = await desk.take({ from: 'Bruno Reyes' });
    await expect.poll(() => desk.shown().then((shown) => shown?.sid)).toBe(desk.ownSid(bruno));
    await desk.hangUp(bruno);
    await isWrapping(desk, bruno);
    await isUntouched(desk, ada);
  });

  test(`P30: a plugin ${order} ours disconnects the active call itself: only the task's call ends`, async ({
    open,
  }) => {
    const desk = await open('agent1', '/', (page) =>
      otherPlugin(page, order, ({ Actions, Manager }) => {
        const disconnect = () => Manager.getInstance().store.getState().flex.phone.activeCall?.disconnect();
        Actions.addListener('beforeHangupCall', disconnect);
        Actions.addListener('afterHangupCall', disconnect);
      }),
    );
    const ada = await desk.take({ from: 'Ada Fuller' });
    const bruno = await desk.take({ from: 'Bruno Reyes' });
    await desk.select(ada);
    await expect.poll(() => desk.shown().then((shown) => shown?.sid)).toBe(desk.ownSid(ada));
    await desk.hangUp(bruno);
    await isWrapping(desk, bruno);
    await isUntouched(desk, ada);
  });

  test(`P30: a plugin ${order} ours asks first, and the agent goes to another call: the right call ends`, async ({
    open,
  }) => {
    const desk = await open('agent1', '/', (page) =>
      otherPlugin(page, order, ({ Actions }) =>
        Actions.replaceAction('HangupCall', async (payload, original) => {
          await new Promise<void>((yes) => Object.assign(window, { yes }));
          return original(payload);
        }),
      ),
    );
    const ada = await desk.take({ from: 'Ada Fuller' });
    const bruno = await desk.take({ from: 'Bruno Reyes' });
    const hangingUp = desk.hangUp(bruno);
    await until('the question', () => desk.page.evaluate(() => 'yes' in window));
    await desk.select(ada);
    await desk.swapTo(ada);
    await expect.poll(() => desk.shown().then((shown) => shown?.sid)).toBe(desk.ownSid(ada));
    await desk.page.evaluate(() => (window as unknown as { yes(): void }).yes());
    await hangingUp;
    await isWrapping(desk, bruno);
    await isUntouched(desk, ada);
  });
}

test("P30, P21: stopping a monitoring twice ends the supervisor's own call neither time", async ({
  open,
}) => {
  const agent = await open('agent1');
  const monitored = await agent.take();
  const supervisor = await open('sup1');
  const own = await supervisor.take();
  await supervisor.act('NavigateToView', { viewName: 'teams' });
  await supervisor.monitor(monitored);
  await supervisor.hears(monitored);
  await supervisor.act('StopMonitoringCall');
  await until('the end of the monitoring', () =>
    agent.atTwilio(monitored).parties.every(({ kind, joined }) => kind !== 'supervisor' || !joined),
  );
  await supervisor.act('StopMonitoringCall');
  await isUntouched(supervisor, own);
});
