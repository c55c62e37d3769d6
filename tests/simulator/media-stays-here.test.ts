// Media is between this machine's own sockets: a peer asks nobody outside for its address.
import { promises as dns } from 'node:dns';
import { afterEach, expect, it, vi } from 'vitest';
import { MediaPeer } from '../../web/simulator/media/peer';

afterEach(() => vi.restoreAllMocks());

it('LooksUpNoServerWhenItOffersAndWhenItAnswers', async () => {
  const asked: string[] = [];
  vi.spyOn(dns, 'lookup').mockImplementation((name: string) => {
    asked.push(name);
    return Promise.resolve({ address: '127.0.0.1', family: 4 });
  });
  const listener = { connectedChanged: () => undefined, packet: () => undefined };
  const [offering, answering] = [new MediaPeer('127.0.0.1', listener), new MediaPeer('127.0.0.1', listener)];
  await offering.acceptAnswer(await answering.answer(await offering.offer()));
  expect(asked.filter((name) => name !== '127.0.0.1')).toEqual([]);
  await Promise.all([offering.close(), answering.close()]);
});
