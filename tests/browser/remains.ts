// What a desktop holds on to: signalling sockets, peer connections, open microphones. Read on pages that are recorded.
import type { Desk } from './desk';
import type {} from './recorder';

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

/** How many streams the page meters the volume of: none, when the last call is over. */
export const meters = ({ page }: Desk): Promise<number> =>
  page.evaluate(() => [...window.meters].filter((source) => source.deref()).length);

/** Bytes of JavaScript heap after a collection. */
export async function heapOf({ page }: Desk): Promise<number> {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('HeapProfiler.collectGarbage');
  const { usedSize } = await devtools.send('Runtime.getHeapUsage');
  await devtools.detach();
  return usedSize;
}
