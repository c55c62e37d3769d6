// What is left behind after many calls: Devices, sockets, microphone tracks, heap.
import type { Desk } from '../desk';
import { remains, type Remains } from '../remains';
import { until } from '../until';
import { end } from './switches';

export interface Left extends Remains {
  /** Bytes of JavaScript heap after a collection. */
  readonly heap: number;
}

export async function left(desk: Desk): Promise<Left> {
  const devtools = await desk.page.context().newCDPSession(desk.page);
  await devtools.send('HeapProfiler.collectGarbage');
  const { usedSize } = await devtools.send('Runtime.getHeapUsage');
  await devtools.detach();
  return { ...(await remains(desk)), heap: usedSize };
}

/** One cycle: a call, a second one beside it, a swap, and both end. */
export async function cycle(desk: Desk): Promise<void> {
  const first = await desk.take();
  const second = await desk.take();
  await desk.swapTo(first);
  await end(desk, second);
  await end(desk, first);
  await until('its Devices gone', () => desk.simulator.voice.socketCount(desk.worker) === 1);
}
