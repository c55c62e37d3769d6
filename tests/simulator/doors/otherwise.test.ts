// Calls that end, or are accepted, by other ways than the agent's page.
import { afterEach, beforeEach, expect, it } from 'vitest';
import { startSimulator, type RingResult, type Simulator, type TaskView } from '../../../web/simulator';

let simulator: Simulator;

beforeEach(async () => {
  simulator = await startSimulator();
});
afterEach(async () => {
  expect(simulator.unknown).toEqual([]);
  await simulator.close();
});

const viewOf = ({ task }: RingResult): TaskView | undefined =>
  simulator.snapshot().tasks.find((one) => one.task === task);

async function onCall(): Promise<RingResult> {
  const call = simulator.ring({ worker: 'agent1' });
  simulator.acceptElsewhere({ task: call.task, leg: 'phone' });
  await expect.poll(() => viewOf(call)?.parties.length).toBe(2);
  return call;
}

async function instruct(call: RingResult, params: object): Promise<Response> {
  const { token } = simulator.refreshToken({ worker: 'agent1' }).session;
  const worker = simulator.snapshot().workers.find(({ name }) => name === 'agent1');
  const url = `Workspaces/WS00000000000000000000000000000001/Workers/${worker?.sid}/Reservations/${call.task}`;
  return fetch(`http://127.0.0.1:${simulator.port}/tw/event-bridge.us1.twilio.com/v1/wschannels`, {
    method: 'POST',
    body: JSON.stringify({ url, method: 'POST', params, token }),
  });
}

it('wraps up as late as the fault says', async () => {
  const call = await onCall();
  simulator.fault({ wrapupMs: 60 });
  simulator.hangUp({ task: call.task });
  expect(viewOf(call)).toMatchObject({ status: 'accepted', ownCallSid: null });
  await expect.poll(() => viewOf(call)?.status).toBe('wrapping');
});

it.each(['wrapping', 'completed'] as const)('is %s by another, and the leg goes on', async (status) => {
  const call = await onCall();
  simulator.endByOther({ task: call.task, status });
  const speaking = () => simulator.voice.tones().map(({ callSid }) => callSid);
  await expect.poll(speaking).toContain(call.customerCallSid);
  expect(viewOf(call)?.status).toBe(status === 'wrapping' ? 'wrapping' : undefined);
});

it('is accepted elsewhere, with a leg there and without', () => {
  for (const leg of ['phone', 'none'] as const) {
    const call = simulator.ring({ worker: 'agent1' });
    simulator.acceptElsewhere({ task: call.task, leg });
    expect(viewOf(call)?.status).toBe('accepted');
    expect(viewOf(call)?.ownCallSid === null).toBe(leg === 'none');
    expect(() => simulator.acceptElsewhere({ task: call.task, leg })).toThrow('accepted');
  }
});

it('calls the worker on the instruction, with the parameters of twilio-taskrouter', async () => {
  const call = simulator.internalCall({ from: 'agent1', to: 'agent2' });
  // Nobody has a page: both answer by themselves, and are in one conference.
  simulator.fault({ dialMs: 1 });
  const parties = (worker: string) =>
    simulator
      .snapshot()
      .tasks.find((one) => one.worker === worker)
      ?.parties.map((one) => one.worker);
  await expect.poll(() => parties('agent2')).toEqual(['agent1', 'agent2']);
  expect(parties('agent1')).toEqual(parties('agent2'));
  const again = await instruct(call, {
    Instruction: 'call',
    CallFrom: 'client:agent1',
    CallUrl: `https://functions.example/agent-outbound-join?taskSid=${call.taskSid}`,
    CallAccept: true,
  });
  expect(again.status).toBe(400); // no longer pending
});
