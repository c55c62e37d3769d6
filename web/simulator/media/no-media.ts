// Signalling without sound, for tests of everything else: SDP is an empty text.
import type { LegMedia, LegPeer } from './peer';

const PEER: LegPeer = {
  offer: () => Promise.resolve(''),
  acceptAnswer: () => Promise.resolve(),
  answer: () => Promise.resolve(''),
  close: () => Promise.resolve(),
};

export const NO_MEDIA: LegMedia = {
  join: () => PEER,
  carry: () => undefined,
  leave: () => undefined,
  lastPacketMs: () => 0,
};
