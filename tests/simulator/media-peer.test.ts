// The end of a call that the simulator keeps: which addresses it asks for, and who of the two begins its handshakes.
import { promises as dns } from 'node:dns';
import { afterEach, expect, it, vi } from 'vitest';
import { MediaPeer } from '../../web/simulator/media/peer';

afterEach(() => vi.restoreAllMocks());

const listener = { connectedChanged: () => undefined, packet: () => undefined };

it('LooksUpNoServerWhenItOffersAndWhenItAnswers', async () => {
  const asked: string[] = [];
  vi.spyOn(dns, 'lookup').mockImplementation((name: string) => {
    asked.push(name);
    return Promise.resolve({ address: '127.0.0.1', family: 4 });
  });
  const [offering, answering] = [new MediaPeer('127.0.0.1', listener), new MediaPeer('127.0.0.1', listener)];
  await offering.acceptAnswer(await answering.answer(await offering.offer()));
  expect(asked.filter((name) => name !== '127.0.0.1')).toEqual([]);
  await Promise.all([offering.close(), answering.close()]);
});

it('LeavesTheHandshakeOfACallThatIsOfferedToTheOtherEnd', async () => {
  const [offering, answering] = [new MediaPeer('127.0.0.1', listener), new MediaPeer('127.0.0.1', listener)];
  const offer = await offering.offer();
  expect(offer).toContain('a=setup:actpass');
  expect(await answering.answer(offer)).toContain('a=setup:passive');
  await Promise.all([offering.close(), answering.close()]);
});
