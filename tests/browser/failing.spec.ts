// When an accept or a forward comes to nothing.
import type { Desk } from './desk';
import { expect, test, WARM } from './fixtures';
import { moodyMicrophone, setMicrophone } from './microphone';
import { record } from './recorder';
import { remains, remainsOnceReady } from './remains';
import { until } from './until';

/** The call is live, its customer off hold, and there is nothing more than there was. */
async function isLiveAgain(
  desk: Desk,
  call: Awaited<ReturnType<Desk['take']>>,
  before: object,
): Promise<void> {
  await desk.hears(call);
  await desk.isHeardBy(call);
  await until('the customer off hold', () => !desk.customerHeldAtTwilio(call));
  await expect.poll(() => remains(desk)).toEqual(before);
}

test('P8: whatever an accept ends in, the earlier call is live again, as it was', async ({
  open,
  simulator,
}) => {
  const desk = await open('agent1', '/', record);
  const first = await desk.take();
  const accepted = async (): Promise<{ task: string }> => {
    const call = await desk.ring();
    // Refused or not, and perhaps never answered.
    void desk.act('AcceptTask', { sid: call.task }).catch(() => undefined);
    await desk.stopsHearing([first]);
    return call;
  };
  const forwards = () =>
    simulator.requests.filter(({ via, what }) => via === 'voice' && what === 'invite').length;
  const before = await remainsOnceReady(desk, 1 + WARM);

  for (const end of ['cancel', 'timeOut', 'rescind'] as const) {
    await test.step(`taken by Twilio, then ${end}`, async () => {
      simulator.fault({ accept: 'unrung' });
      simulator[end](await accepted());
      await isLiveAgain(desk, first, before);
    });
  }
  await test.step('refused', async () => {
    simulator.fault({ accept: 500, acceptTimes: 1 });
    const { task } = await desk.ring();
    const from = await desk.now();
    await expect(desk.act('AcceptTask', { sid: task })).rejects.toThrow();
    await desk.hears(first, from);
    simulator.rescind({ task });
    await isLiveAgain(desk, first, before);
  });
  await test.step('never answered, and timed out', async () => {
    simulator.fault({ accept: 'silent', acceptTimes: 1 });
    simulator.timeOut(await accepted());
    await isLiveAgain(desk, first, before);
  });
  await test.step('the caller gone before the agent is rung', async () => {
    simulator.fault({ accept: null, invitesTogether: 2 });
    simulator.hangUp(await accepted());
    await isLiveAgain(desk, first, before);
  });
  await test.step('the caller gone while the forward is under way', async () => {
    simulator.clearFaults();
    simulator.fault({ forward: 'silent' });
    const asked = forwards();
    const call = await accepted();
    await until('the forward', () => forwards() > asked);
    simulator.hangUp(call);
    await isLiveAgain(desk, first, before);
  });
});

test('P8: the caller who is gone while Flex opens the microphone leaves the earlier call live', async ({
  open,
  simulator,
}) => {
  const desk = await open('agent1', '/', async (page) => {
    await record(page);
    await moodyMicrophone(page);
  });
  const onLine0 = await desk.take();
  const first = await desk.take();
  simulator.hangUp({ task: onLine0.task });
  await until('wrap-up', async () => (await desk.task(onLine0))?.status === 'wrapping');
  await desk.act('CompleteTask', { sid: onLine0.task });
  // Line 0 is free, so Flex takes this one itself.
  await setMicrophone(desk.page, 'slow');
  const second = await desk.ring();
  await desk.act('AcceptTask', { sid: second.task });
  await until('Flex to ask for the microphone', () =>
    desk.page.evaluate(() => window.askedForMicrophone.length),
  );
  await desk.hearsNoneOf([first]);
  simulator.hangUp({ task: second.task });
  await desk.hears(first);
  await setMicrophone(desk.page, 'given');
  await desk.isHeardBy(first);
  await until('the customer off hold', () => !desk.customerHeldAtTwilio(first));
  // Flex lets go of a microphone at a disconnect, and this call had none.
  simulator.hangUp({ task: first.task });
  await expect.poll(() => remains(desk)).toEqual({ sockets: 1, connections: 0, microphones: 0 });
});

test('P10: when a call cannot be forwarded the agent is told, and nothing of the attempt remains', async ({
  open,
  simulator,
}) => {
  test.setTimeout(240_000);
  const desk = await open('agent1', '/', record);
  const first = await desk.take();
  const before = await remainsOnceReady(desk, 1 + WARM);
  const forwards = () =>
    simulator.requests.filter(({ via, what }) => via === 'voice' && what === 'invite').length;
  /** Accepts a call, and waits until its forward is under way: from then on there is silence. */
  const forwarded = async (from: string): Promise<{ task: string }> => {
    const asked = forwards();
    const call = await desk.ring({ from });
    await desk.act('AcceptTask', { sid: call.task });
    await until('the forward', () => forwards() > asked);
    return call;
  };
  /** The caller still rings, and Flex's own alert is the way out. */
  const isTold = async (from: string): Promise<void> => {
    await desk.page
      .getByText(/could not be taken beside your other calls/)
      .filter({ hasText: from })
      .first()
      .waitFor();
    await desk.page
      .getByText(/end your current voice call/i)
      .first()
      .waitFor();
  };
  const nothingRemains = () =>
    expect.poll(() => remains(desk)).toEqual({ sockets: 1, connections: 1, microphones: 1 });

  await test.step('refused', async () => {
    simulator.fault({ forward: 'refused' });
    const second = await forwarded('Ada Fuller');
    await isTold('Ada Fuller');
    await nothingRemains();
    simulator.hangUp(second);
    await isLiveAgain(desk, first, before);
  });
  await test.step('never answered', async () => {
    simulator.fault({ forward: 'silent' });
    const second = await forwarded('Bruno Reyes');
    await desk.hearsNoneOf([first]);
    expect(desk.customerHeldAtTwilio(first)).toBe(true);
    await isTold('Bruno Reyes');
    await nothingRemains();
    simulator.hangUp(second);
    await isLiveAgain(desk, first, before);
  });
  await test.step('its websocket drops while it is pending', async () => {
    const second = await forwarded('Chen Wei');
    const asked = forwards();
    simulator.clearFaults();
    simulator.dropSockets({ worker: 'agent1', line: 1 });
    await isTold('Chen Wei');
    await nothingRemains();
    // Had the SDK been left to it, it would have asked again, been given the call, and never opened it.
    expect(forwards()).toBe(asked);
    simulator.hangUp(second);
    await isLiveAgain(desk, first, before);
  });
});

test('P10: a call without a connectToken is announced, and the live call goes on', async ({
  desk,
  simulator,
}) => {
  const first = await desk.take();
  simulator.fault({ withoutConnectToken: true });
  const second = await desk.ring();
  await desk.act('AcceptTask', { sid: second.task });
  await desk.page
    .getByText(/could not be taken beside your other calls/)
    .first()
    .waitFor();
  await desk.hears(first);
});

test("S8: a second call that is taken raises none of Flex's alerts", async ({ desk }) => {
  await desk.take();
  const second = await desk.take();
  await expect.poll(() => desk.task(second).then((task) => task?.status)).toBe('accepted');
  await expect(desk.page.getByText(/end your current voice call/i)).toHaveCount(0);
  await expect(desk.page.getByRole('alertdialog')).toHaveCount(0);
});
