// The voice side of the simulator in one piece: signalling, media, and what was heard.
import type { StartVoice, VoicePort } from '../ports';
import { attachEars } from '../media/page-ears';
import { Media } from '../media/media';
import { NO_MEDIA } from '../media/no-media';
import { LOOPBACK, ownAddress } from '../media/own-address';
import { Switchboard } from './switchboard';

const LOST_AFTER_MS = 15_000;

/**
 * Starts the voice side. Without an address of its own ("own-address" on a machine with no network) it falls back to
 * loopback, which a browser without switches cannot reach.
 */
export const startVoice: StartVoice = (around) => {
  const address = around.media === 'own-address' ? (ownAddress() ?? LOOPBACK) : LOOPBACK;
  const media = new Media(address);
  const switchboard = new Switchboard({
    listener: around.listener,
    identityOf: (token) => around.identityOf(token),
    journal: (entry) => around.journal(entry),
    unknown: (what) => around.unknown(what),
    media: around.media === 'none' ? NO_MEDIA : media,
    lostAfterMs: LOST_AFTER_MS,
  });
  const port: VoicePort = {
    attach: (socket) => switchboard.attach(socket),
    attachEars: (socket, identity) =>
      attachEars(socket, {
        sound: (hz, from, to) => media.heardInPage(identity, hz, from, to),
        listened: (from, to) => media.listenedInPage(identity, from, to),
      }),
    clientCount: (identity) => switchboard.clientCount(identity),
    socketCount: (identity) => switchboard.socketCount(identity),
    ringClient: (ring) =>
      void switchboard.ring(ring).catch((error: unknown) => around.unknown(`voice ring: ${String(error)}`)),
    hangUpClient: (callSid) => switchboard.hangUp(callSid),
    setLegs: (legs) => void (around.media === 'none' || media.setLegs(legs)),
    tones: () => media.tones(),
    heard: (sinceMs) => media.heardSince(sinceMs),
    overlap: (worker, fromMs, toMs) => media.overlap(worker, fromMs, toMs),
    listened: (worker, fromMs, toMs) => media.listened(worker, fromMs, toMs),
    levels: () => media.levels(),
    setFaults: (faults) => switchboard.setFaults(faults),
    dropSockets: (identity, { line, refuseMs }) => switchboard.dropSockets(identity, line, refuseMs),
    expireTokens: (identity) => switchboard.expireTokens(identity),
    cutMedia: (callSid, cut) => media.cut(callSid, cut),
    close: async () => {
      switchboard.close();
      await media.close();
    },
  };
  return Promise.resolve(port);
};
