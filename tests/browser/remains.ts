// What a desktop holds on to: signalling sockets, peer connections, open microphones, volume meters, sounds, heap.
// Read on pages that are recorded.
import type { CDPSession } from '@playwright/test';
import type { Desk } from './desk';
import type {} from './recorder';
import { until } from './until';

export interface Remains {
  /** One for each Device there is. */
  readonly sockets: number;
  /** RTCPeerConnections that are not closed. */
  readonly connections: number;
  /** Microphone tracks that are live. */
  readonly microphones: number;
}

export async function remains(desk: Desk): Promise<Remains> {
  const ofPage = await desk.page.evaluate(() => ({
    connections: window.peerConnections.filter(
      (one) => (one.deref()?.signalingState ?? 'closed') !== 'closed',
    ).length,
    microphones: window.microphoneTracks.filter((track) => track.deref()?.readyState === 'live').length,
  }));
  return { sockets: desk.simulator.voice.socketCount(desk.worker), ...ofPage };
}

/** What there is once so many lines are ready, for a call or with one: websocket and microphone come in either order. */
export const remainsOnceReady = (desk: Desk, lines: number): Promise<Remains> =>
  until('the next line ready', async () => {
    const found = await remains(desk);
    return found.sockets === lines && found.microphones === lines && found;
  });

/** How many streams the page meters the volume of: none, when the last call is over. */
export const meters = ({ page }: Desk): Promise<number> =>
  page.evaluate(() => [...window.meters].filter((source) => source.deref()).length);

/** How many sounds' samples the page still holds after a collection, with those on their way: each Device has its own. */
export async function sounds(desk: Desk): Promise<number> {
  await inDevtools(desk, (devtools) => devtools.send('HeapProfiler.collectGarbage'));
  return desk.page.evaluate(
    () => window.soundsToDecode + window.sounds.filter((sound) => sound.deref()).length,
  );
}

/** Bytes of JavaScript heap after a collection. */
export function heapOf(desk: Desk): Promise<number> {
  return inDevtools(desk, async (devtools) => {
    await devtools.send('HeapProfiler.collectGarbage');
    return (await devtools.send('Runtime.getHeapUsage')).usedSize;
  });
}

async function inDevtools<T>({ page }: Desk, use: (devtools: CDPSession) => Promise<T>): Promise<T> {
  const devtools = await page.context().newCDPSession(page);
  try {
    return await use(devtools);
  } finally {
    await devtools.detach();
  }
}
