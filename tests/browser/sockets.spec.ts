// A line whose signalling or media is lost, or never comes.
import { expect, test, WARM } from './fixtures';
import { moodyMicrophone, setMicrophone } from './microphone';
import { record } from './recorder';
import { meters, remains, remainsOnceReady } from './remains';
import { until } from './until';

test('P20: calls outlive their websockets and ten seconds without a network, and end in order after that', async ({
  open,
  simulator,
}) => {
  const desk = await open('agent1', '/', record);
  const first = await desk.take();
  const second = await desk.take();
  const before = await remainsOnceReady(desk, 2 + WARM);

  await test.step("the live call's socket drops", async () => {
    const from = Date.now();
    simulator.dropSockets({ worker: 'agent1', line: 1 });
    await desk.isHeardBy(second, from);
    await desk.hears(second);
    await desk.hearsNoneOf([first]);
  });
  await test.step('every socket drops, and none comes back for two seconds', async () => {
    simulator.dropSockets({ worker: 'agent1', refuseMs: 2000 });
    await desk.hears(second);
    await until('line 0 registered', () => simulator.voice.clientCount('agent1') > 0, 60_000);
    await desk.swapTo(first);
    await desk.isHeardBy(first);
    await desk.hearsNoneOf([second]);
  });
  await test.step('a third call comes all the same', async () => {
    const third = await desk.take();
    await desk.isHeardBy(third);
    simulator.hangUp({ task: third.task });
    await until('wrap-up', async () => (await desk.task(third))?.status === 'wrapping');
    await desk.swapTo(second);
    await until('the line ready again', async () => (await remains(desk)).sockets === before.sockets);
  });
  await test.step('the network of the live call is cut for ten seconds', async () => {
    simulator.cutMedia({ callSid: desk.ownSid(second), cut: true });
    const cutAt = Date.now();
    await desk.stopsHearing([second]);
    await until('ten seconds', () => Date.now() - cutAt > 10_000);
    const from = Date.now();
    simulator.cutMedia({ callSid: desk.ownSid(second), cut: false });
    await desk.hears(second);
    await desk.isHeardBy(second, from);
    await desk.hearsNoneOf([first]);
  });
  for (const call of [second, first]) simulator.hangUp({ task: call.task });
  await expect.poll(() => remains(desk)).toEqual({ sockets: 1, connections: 0, microphones: 0 });
  await expect.poll(() => meters(desk)).toBe(0);
});

test('P10: a further line without a websocket or a microphone is given up in words, and the live call goes on', async ({
  open,
  simulator,
}) => {
  test.setTimeout(240_000);
  const desk = await open('agent1', '/', async (page) => {
    await record(page);
    await moodyMicrophone(page);
  });
  const first = await desk.take();
  const before = await remainsOnceReady(desk, 1 + WARM);
  const notices = desk.page.getByTestId('notification-message').filter({ hasText: /could not be taken/ });
  const failsFor = async (from: string): Promise<{ task: string }> => {
    const call = await desk.ring({ from });
    await desk.act('AcceptTask', { sid: call.task });
    await notices.filter({ hasText: from }).first().waitFor();
    await desk.hears(first);
    await desk.isHeardBy(first);
    return call;
  };
  const isAsBefore = async (): Promise<void> => {
    await until('the customer off hold', () => !desk.customerHeldAtTwilio(first));
    await expect.poll(() => remains(desk)).toEqual(before);
  };

  await test.step('the websocket dropped while the line stood ready, and none is let in', async () => {
    simulator.fault({ tokenError: 31204 });
    simulator.dropSockets({ worker: 'agent1', line: 1 });
    const call = await failsFor('Ada Fuller');
    // The next line stands ready without one.
    await setMicrophone(desk.page, 'denied');
    simulator.clearFaults();
    simulator.hangUp(call);
    await expect.poll(() => simulator.voice.socketCount('agent1')).toBe(before.sockets);
  });
  await test.step('the microphone is denied', async () => {
    const call = await failsFor('Bruno Reyes');
    await setMicrophone(desk.page, 'given');
    simulator.hangUp(call);
    await isAsBefore();
  });
  // The SDK calls it open when signalling is, and finds out about its media after half a minute.
  await test.step('its media never connects: the agent hangs up and goes back', async () => {
    simulator.fault({ iceFails: true });
    const call = await desk.ring();
    await desk.act('AcceptTask', { sid: call.task });
    await desk.joined(call);
    await desk.hearsNoneOf([first, call]);
    await desk.hangUp(call);
    await until('wrap-up', async () => (await desk.task(call))?.status === 'wrapping');
    await desk.swapTo(first);
    await desk.isHeardBy(first);
    await isAsBefore();
  });
});
