// The core has failed for good: plain Flex works, at most one call is heard, and none stays silent for ever (P34, P1).
import { expect, test } from 'vitest';
import { loadCore } from '../../js-glue/src/load';
import type { CallId, TaskSid } from '../../js-glue/src/protocol';
import type { Core } from '../../js-glue/src/session';
import { CallDouble } from './doubles/call';
import { glue, settled, silent, type Glue } from './doubles/glue';
import { take } from './doubles/take';

interface Failing extends Glue {
  /** From here on every event makes the core trap. */
  trapsFromNow(): void;
  /** An event makes the core trap, and no other can take its place. */
  fails(): void;
  told: () => number;
}

function failing(): Failing {
  let traps = false;
  let told = 0;
  const boot = (): Core => {
    if (traps) throw new Error('out of memory');
    const core = loadCore();
    return {
      dispatch(text) {
        if (traps) throw new Error('unreachable executed');
        return core.dispatch(text);
      },
    };
  };
  const all = glue(silent, { boot, gaveUp: () => (told += 1) });
  const trapsFromNow = (): void => void (traps = true);
  const fails = (): void => {
    trapsFromNow();
    all.multiCall.post({ type: 'taskSelected', task: 'WRany' as TaskSid });
  };
  return { ...all, trapsFromNow, fails, told: () => told };
}

/** Whether the agent hears it, and whether it hears the agent. */
const sounds = (voice: CallDouble): [boolean | undefined, boolean] => [
  voice.remote?.track.enabled,
  !voice.isMuted(),
];
const [HEARD, CUT] = [
  [true, true],
  [false, false],
];

/** The first call on line 0, held and silent, the second live on line 1; then there is no core any more. */
async function withTwoCalls(): Promise<Failing & { held: CallDouble; live: CallDouble }> {
  const all = failing();
  const [held, live] = [await take(all, 1), await take(all, 2)];
  all.fails();
  return { ...all, held: held.voice, live: live.voice };
}

test('The application is told once, and the calls stay as they were', async () => {
  const { told, held, live } = await withTwoCalls();
  expect([told(), sounds(held), sounds(live)]).toEqual([1, CUT, HEARD]);
});

test.each<[string, (all: Glue & { held: CallDouble }) => void]>([
  ['unmutes it in Flex', ({ held }) => held.mute(false)],
  [
    'takes it off hold',
    ({ multiCall }) => multiCall.post({ type: 'unholdRequested', task: 'WR1' as TaskSid, party: null }),
  ],
  ['switches to it', ({ multiCall }) => multiCall.post({ type: 'switchRequested', task: 'WR1' as TaskSid })],
  ['turns to it as the application says', ({ multiCall }) => multiCall.makeAudible(1 as CallId)],
])('A silent call sounds when the agent %s, and the other is cut', async (_how, turn) => {
  const all = await withTwoCalls();
  turn(all);
  expect([sounds(all.held), sounds(all.live)]).toEqual([HEARD, CUT]);
  all.multiCall.makeAudible(2 as CallId);
  expect([sounds(all.held), sounds(all.live)]).toEqual([CUT, HEARD]);
});

test('P4: a call sounds with its microphone as the agent left it', async () => {
  const all = failing();
  const one = await take(all, 1);
  one.voice.mute(true);
  const two = await take(all, 2);
  all.fails();
  two.voice.mute(true);
  all.multiCall.makeAudible(1 as CallId);
  expect([sounds(one.voice), sounds(two.voice)]).toEqual([[true, false], CUT]);
  all.multiCall.makeAudible(2 as CallId);
  expect(sounds(two.voice)).toEqual([true, false]);
});

test('P6: the last call that is left sounds by itself, and its line is destroyed when it ends', async () => {
  const { held, live, further } = await withTwoCalls();
  live.disconnected();
  expect([sounds(held), further[0]?.destroyed]).toEqual([HEARD, 1]);
});

test('P6: a single call that sounds is never touched', async () => {
  const all = failing();
  const { voice } = await take(all, 1);
  all.fails();
  voice.mute(true);
  all.multiCall.post({ type: 'taskSelected', task: null });
  expect(sounds(voice)).toEqual([true, false]);
});

test('P1: a call that Flex takes later sounds alone', async () => {
  const all = await withTwoCalls();
  all.held.disconnected();
  const next = all.device.rings({ sid: 'CA3', connectToken: 'token' });
  expect(all.delivered).toContain(next);
  next.accepted();
  expect([sounds(next), sounds(all.live)]).toEqual([HEARD, CUT]);
});

test('P10: what is being taken over is given up, and rings in Flex', async () => {
  const all = failing();
  await take(all, 1);
  const ringing = all.device.rings({ sid: 'CA2', connectToken: 'token' });
  await settled(() => all.further[0]?.connecting.length);
  all.fails();
  expect(all.delivered).toContain(ringing);
  expect(all.further[0]?.destroyed).toBe(1);
});

test('P20: what Twilio has given to a further line already goes on there, and sounds', async () => {
  const all = failing();
  await take(all, 1);
  const ringing = all.device.rings({ sid: 'CA2', connectToken: 'token' });
  await settled(() => all.further[0]?.connecting.length);
  const voice = new CallDouble({ sid: 'CA2', connectToken: 'token' });
  all.further[0]?.connecting[0]?.resolve(voice);
  await settled(() => voice.hasListeners());
  ringing.cancelled();
  all.fails();
  voice.opens();
  voice.remoteArrives();
  expect([sounds(voice), voice.hangups]).toEqual([HEARD, 0]);
});

test('The event that no core took in is not lost: a call that opened then sounds', async () => {
  const all = failing();
  const { voice } = await take(all, 1);
  const ringing = all.device.rings({ sid: 'CA2' });
  all.trapsFromNow();
  ringing.accepted();
  expect([sounds(ringing), sounds(voice)]).toEqual([HEARD, CUT]);
});
