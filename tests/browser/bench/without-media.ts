// What the plugin itself takes of many calls: the real core and glue, with no Flex, network or media around them.
import type { TaskSid } from '../../../js-glue/src/protocol';
import { loadCore } from '../../../js-glue/src/load';
import { glue, settled, silent, type Glue } from '../../glue/doubles/glue';
import { take } from '../../glue/doubles/take';

/** With so many calls at once. CPU time of this process, ms. */
export interface Alone {
  readonly calls: number;
  /** Of the last accept. */
  readonly acceptMs: number;
  /** Of one swap, every command of it answered. */
  readonly swapMs: number;
}

export const ALONE = [2, 4, 8, 16, 32, 50] as const;

const SWAPS = 200;

const cpuMs = (since = { user: 0, system: 0 }): number => {
  const { user, system } = process.cpuUsage(since);
  return (user + system) / 1000;
};

export async function alone(calls: number): Promise<Alone> {
  const all = glue(silent, {
    boot: loadCore,
    timeouts: { settleMs: 0 },
    options: { maxCalls: 50, resumeOnEnd: 'off', multiPartyHold: 'parties', warmLine: false },
  });
  for (let nth = 1; nth < calls; nth++) await take(all, nth);
  const accept = process.cpuUsage();
  await take(all, calls);
  const acceptMs = cpuMs(accept);
  await swapTo(all, 1);
  const swaps = process.cpuUsage();
  for (let i = 0; i < SWAPS; i++) await swapTo(all, (i % calls) + 1);
  const swapMs = cpuMs(swaps) / SWAPS;
  all.multiCall.dispose();
  return { calls, acceptMs, swapMs };
}

async function swapTo({ multiCall, host }: Glue, nth: number): Promise<void> {
  const task = `WR${nth}` as TaskSid;
  multiCall.post({ type: 'unholdRequested', task, party: null });
  for (const request of host.requests.splice(0)) request.resolve();
  await settled(() => {
    const call = multiCall.snapshot.calls.find((one) => one.task === task);
    return call?.live && !call.silenced;
  });
}
