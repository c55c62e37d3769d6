// The main job: several calls, one of them heard.
import { expect, test, WARM } from './fixtures';
import { until } from './until';

test('S1: calls that arrive during a call are forwarded to further Devices and answered, three of them', async ({
  desk,
  simulator,
}) => {
  const devices = () => simulator.voice.socketCount('agent1');
  const first = await desk.take();
  await expect.poll(devices).toBe(1 + WARM);
  const second = await desk.take();
  const third = await desk.take();
  await expect.poll(devices).toBe(3 + WARM);
  for (const call of [first, second, third]) {
    expect((await desk.task(call))?.status).toBe('accepted');
    expect(desk.atTwilio(call).parties.filter(({ joined }) => joined)).toHaveLength(2);
  }
  await desk.isHeardBy(third);
  await desk.hearsNoneOf([first, second]);
});

test('P1: at no instant are two customers audible, or the microphone at two of them', async ({ desk }) => {
  const calls = [await desk.take()];
  const from = Date.now();
  for (const from of ['+15551110002', '+15551110003']) calls.push(await desk.take({ from }));
  for (const call of [calls[0], calls[2], calls[1], calls[0]]) {
    if (!call) throw new Error('three calls were taken');
    await desk.swapTo(call);
    await desk.isHeardBy(call);
  }
  expect(await desk.overlapSince(from)).toEqual({ toWorkerMs: 0, toPartyMs: 0 });
});

test('P2: a switch waits for silence and not for holds', async ({ desk, simulator }) => {
  const first = await desk.take();
  const second = await desk.take();
  await until('the first on hold in Flex', () => desk.isHeld(first));
  // From here on the hold that goes with the switch is never answered; the release of the first is.
  simulator.fault({ hold: 'silent', holdDirection: 'hold' });
  const from = Date.now();
  await desk.swapTo(first);
  await desk.isHeardBy(first, from);
  await desk.hearsNoneOf([second]);
  expect(desk.customerHeldAtTwilio(second)).toBe(false);
  expect(await desk.overlapSince(from)).toEqual({ toWorkerMs: 0, toPartyMs: 0 });
});

test('S3: accepting a voice task holds and mutes every other call; accepting a chat touches nothing', async ({
  desk,
  simulator,
}) => {
  const first = await desk.take();
  const chat = simulator.chat({ worker: 'agent1' });
  await until('the chat on the desktop', () => desk.task(chat));
  await desk.act('AcceptTask', { sid: chat.task });
  await until('the chat accepted', async () => (await desk.task(chat))?.status === 'accepted');
  const afterChat = await desk.now();
  await desk.hears(first, afterChat);
  await desk.isHeardBy(first);
  expect(desk.customerHeldAtTwilio(first)).toBe(false);

  const second = await desk.take();
  await until('the first on hold', () => desk.customerHeldAtTwilio(first));
  await desk.hearsNoneOf([first]);
  await desk.isHeardBy(second);
});

test('S4: unholding a call, or a party of it, holds and mutes every other call @versions', async ({
  desk,
}) => {
  const first = await desk.take();
  const second = await desk.take();
  await desk.swapTo(first);
  await until('the second on hold', () => desk.customerHeldAtTwilio(second));
  await desk.hearsNoneOf([second]);

  const customer = (await desk.parties(second)).find(({ type }) => type === 'customer');
  await until('the second on hold in Flex', () => desk.isHeld(second));
  const from = await desk.now();
  await desk.act('UnholdParticipant', {
    sid: second.task,
    participantType: 'customer',
    targetSid: second.customerCallSid,
  });
  expect(customer).toBeDefined();
  await desk.hears(second, from);
  await until('the first on hold', () => desk.customerHeldAtTwilio(first));
  await desk.hearsNoneOf([first]);
});

test('P9: two calls that arrive together both reach the agent', async ({ desk, simulator }) => {
  simulator.fault({ invitesTogether: 2 });
  const [one, two] = [await desk.ring(), await desk.ring()];
  const from = Date.now();
  await Promise.all([desk.act('AcceptTask', { sid: one.task }), desk.act('AcceptTask', { sid: two.task })]);
  await desk.joined(one);
  await desk.joined(two);
  await desk.hears(two);
  await desk.hearsNoneOf([one]);
  await desk.swapTo(one);
  expect(await desk.overlapSince(from)).toEqual({ toWorkerMs: 0, toPartyMs: 0 });
});

test('S7, P18: calls end in any order, and after the last one an outbound call can be dialled @versions', async ({
  desk,
  simulator,
}) => {
  const calls = [await desk.take(), await desk.take(), await desk.take()];
  for (const index of [1, 2, 0]) {
    const call = calls[index];
    if (!call) throw new Error('three calls were taken');
    simulator.hangUp({ task: call.task });
    await until('wrap-up', async () => (await desk.task(call))?.status === 'wrapping');
    await desk.act('CompleteTask', { sid: call.task });
  }
  await expect.poll(() => desk.shown()).toBeNull();
  await expect.poll(() => simulator.voice.socketCount('agent1')).toBe(1);

  await desk.act('StartOutboundCall', { destination: '+15554443333' });
  const dialled = await until('the dialled call', () =>
    simulator.snapshot().tasks.find(({ worker, status }) => worker === 'agent1' && status === 'accepted'),
  );
  await expect.poll(() => desk.shown().then((shown) => shown?.sid)).toBe(dialled.ownCallSid);
});
