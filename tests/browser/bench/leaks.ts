// What is left behind after many calls: Devices, sockets, microphone tracks, heap.
import type { Desk } from '../desk';
import { heapOf, remains, type Remains } from '../remains';
import { until } from '../until';
import { end } from './switches';

export interface Left extends Remains {
  /** Bytes of JavaScript heap after a collection. */
  readonly heap: number;
}

async function left(desk: Desk): Promise<Left> {
  return { ...(await remains(desk)), heap: await heapOf(desk) };
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

/** The same calls one after the other, as Flex without a plugin bears them. */
export async function cycleOneByOne(desk: Desk): Promise<void> {
  for (let i = 0; i < 2; i++) await end(desk, await desk.take());
  await until('nothing but its own Device', () => desk.simulator.voice.socketCount(desk.worker) === 1);
}

/** What is there before and after so many cycles; the first cycle, which makes what stays for good, is not counted. */
export async function leftBy(
  desk: Desk,
  cycles: number,
  one: (desk: Desk) => Promise<void>,
): Promise<{ readonly before: Left; readonly after: Left }> {
  await one(desk);
  const before = await left(desk);
  for (let i = 0; i < cycles; i++) await one(desk);
  return { before, after: await left(desk) };
}
