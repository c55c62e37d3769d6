// Calls between agents by another plugin (P31): it cancels AcceptTask, has TaskRouter call the agent, and Flex has no
// conference of them. The stand-in does what the internal calls of Twilio's template do.
import type { Call, Desk } from './desk';
import { expect, test } from './fixtures';
import { multiCall, PLUGIN } from './plugin';
import { standIn } from './stand-in';
import { until } from './until';

const INTERNAL_CALLS = standIn('plugin-internal-calls', ({ Actions }) => {
  interface Attributes {
    readonly client_call?: boolean;
    readonly from: string;
    readonly worker_call_sid?: string;
    readonly conference?: {
      readonly friendlyName?: string;
      readonly participants?: { readonly worker: string };
    };
  }
  Actions.addListener('beforeAcceptTask', ({ task }, abort) => {
    const { client_call, conference, from } = task.attributes as unknown as Attributes;
    if (!client_call) return;
    abort();
    const page = conference
      ? `agent-join-conference?conferenceName=${conference.friendlyName}`
      : `agent-outbound-join?taskSid=${task.taskSid}`;
    void task.sourceObject.call(from, `https://functions.example/${page}`, { accept: true });
  });
  for (const [action, on] of [
    ['HoldCall', true],
    ['UnholdCall', false],
  ] as const)
    Actions.addListener(`before${action}`, async ({ task }, abort) => {
      const { client_call, conference, worker_call_sid } = task.attributes as unknown as Attributes;
      if (!client_call) return;
      // The template's Function puts the agent's own leg on hold.
      const party = conference?.participants?.worker ?? worker_call_sid;
      const body = JSON.stringify({ verb: 'holdByOther', args: { task: task.sid, party, on } });
      await fetch('/sim/control', { method: 'POST', body });
      abort();
    });
});

test.use({ options: { plugins: [PLUGIN, INTERNAL_CALLS], uiAttributes: multiCall() } });

type Side = 'dialling' | 'dialled';

/** A call between agent1, whose desk this is, and agent2, who has no page and speaks with a tone. */
async function internal(desk: Desk, side: Side): Promise<Call> {
  const { simulator } = desk;
  const before = new Set(simulator.snapshot().tasks.map(({ task }) => task));
  const [from, to] = side === 'dialling' ? ['agent1', 'agent2'] : ['agent2', 'agent1'];
  simulator.internalCall({ from, to });
  const found = await until('the task', () =>
    simulator.snapshot().tasks.find(({ worker, task }) => worker === 'agent1' && !before.has(task)),
  );
  const call = { task: found.task, taskSid: found.taskSid, customerCallSid: '' };
  await until('the task on the desktop', () => desk.task(call));
  // What the agent has dialled Flex accepts by itself.
  if (side === 'dialled')
    await expect(desk.act('AcceptTask', { sid: call.task })).rejects.toThrow('cancelled by before event');
  const colleague = await until('the colleague on the call', () =>
    desk.atTwilio(call).parties.find(({ worker, joined }) => worker === 'agent2' && joined),
  );
  await until('the own leg', () => desk.ownSid(call));
  return { ...call, customerCallSid: colleague.callSid };
}

const isOnHold = (desk: Desk, call: Call): boolean =>
  desk.atTwilio(call).parties.some(({ worker, hold }) => worker === 'agent1' && hold);

async function isLive(desk: Desk, call: Call, since?: number): Promise<void> {
  await desk.hears(call, since);
  await desk.isHeardBy(call);
}

for (const side of ['dialling', 'dialled'] as const) {
  test(`P6: an internal call alone is heard both ways and hung up (${side})`, async ({ desk }) => {
    const call = await internal(desk, side);
    await isLive(desk, call);
    await desk.hangUp(call);
    await until('the end', () => desk.simulator.voice.tones().length === 0);
  });

  for (const endsFirst of ['internal', 'customer'] as const) {
    test(`P31: an internal call comes second, and ends ${endsFirst === 'internal' ? 'first' : 'last'} (${side})`, async ({
      desk,
      simulator,
    }) => {
      simulator.fault({ callAccepts: endsFirst === 'internal' ? 'answer' : 'before' });
      const from = Date.now();
      const ada = await desk.take();
      const call = await internal(desk, side);
      await isLive(desk, call);
      await desk.hearsNoneOf([ada]);
      await until('Ada on hold', () => desk.customerHeldAtTwilio(ada));
      await desk.swapTo(ada);
      await desk.isHeardBy(ada);
      await desk.hearsNoneOf([call]);
      await until('the colleague on hold', () => isOnHold(desk, call));
      await desk.act('UnholdCall', { sid: call.task }).catch(() => undefined); // its plugin cancels it
      await isLive(desk, call);
      await until('Ada on hold again', () => desk.customerHeldAtTwilio(ada));
      expect(await desk.overlapSince(from)).toEqual({ toWorkerMs: 0, toPartyMs: 0 });

      if (endsFirst === 'internal') {
        await desk.hangUp(call);
        await until('the colleague gone', () => desk.simulator.voice.tones().length === 1);
        await desk.swapTo(ada);
        await desk.isHeardBy(ada);
      } else {
        simulator.hangUp({ task: ada.task });
        await until('Ada gone', () => desk.simulator.voice.tones().length === 1);
        await isLive(desk, call, await desk.now());
      }
    });

    test(`P31: an internal call comes first, and ends ${endsFirst === 'internal' ? 'first' : 'last'} (${side})`, async ({
      desk,
      simulator,
    }) => {
      const call = await internal(desk, side);
      await isLive(desk, call);
      const bruno = await desk.take();
      await desk.isHeardBy(bruno);
      await desk.hearsNoneOf([call]);
      await until('the colleague on hold', () => isOnHold(desk, call));
      if (endsFirst === 'internal') {
        await desk.hangUp(call);
        await until('the colleague gone', () => desk.simulator.voice.tones().length === 1);
        await isLive(desk, bruno, await desk.now());
        return;
      }
      simulator.hangUp({ task: bruno.task });
      await until('Bruno gone', () => desk.simulator.voice.tones().length === 1);
      await desk.act('UnholdCall', { sid: call.task }).catch(() => undefined);
      await isLive(desk, call);
      expect(isOnHold(desk, call)).toBe(false);
    });
  }
}
