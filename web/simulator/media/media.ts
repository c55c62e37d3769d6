// All media of the simulator: the far ends of browsers' legs, the conferences that mix them, and what was heard.
import type { Heard, Leg, Level, Listening, Overlap } from '../ports';
import { audiences, ears } from './audience';
import { MediaClock } from './clock';
import { HeardLog } from './heard';
import { Microphone } from './microphone';
import { soundOf, type Sound } from './mixer';
import { MediaPeer, type LegMedia, type LegPeer } from './peer';
import { ToneBook, type Frame } from './voices';

interface Carried {
  readonly identity: string;
  readonly peer: MediaPeer;
  readonly microphone: Microphone;
  connected: boolean;
  sound: Sound | null;
}

export class Media implements LegMedia {
  readonly heard = new HeardLog();
  readonly #address: string;
  readonly #tones = new ToneBook();
  readonly #carried = new Map<string, Carried>();
  readonly #clock = new MediaClock((tick) => this.#tick(tick));
  readonly #microphones = new WeakMap<LegPeer, Microphone>();
  #legs: readonly Leg[] = [];
  #audiences = new Map<string, readonly Leg[]>();

  /** @param address an IPv4 of this machine on which media is offered. */
  constructor(address: string) {
    this.#address = address;
  }

  /** A far end for a browser's leg. It is heard and hears from `carry` on. */
  join(callSid: string, identity: string): LegPeer {
    const microphone = new Microphone((fromMs, toMs) => {
      if (this.#carried.get(callSid)?.microphone !== microphone) return;
      for (const party of this.#audiences.get(callSid) ?? [])
        this.heard.toParty(identity, party, fromMs, toMs);
    });
    const peer: MediaPeer = new MediaPeer(this.#address, {
      connectedChanged: (connected) => {
        const carried = this.#carried.get(callSid);
        if (carried?.peer !== peer) return;
        carried.connected = connected;
        this.#clock.start();
      },
      packet: (packet) => microphone.receive(packet),
    });
    this.#microphones.set(peer, microphone);
    return peer;
  }

  /** From now on the leg of this CallSid has this far end: its Device answers, or takes the call over. */
  carry(callSid: string, identity: string, peer: LegPeer): void {
    this.leave(callSid);
    const microphone = this.#microphones.get(peer);
    if (microphone === undefined || !(peer instanceof MediaPeer)) return;
    this.#carried.set(callSid, { peer, microphone, identity, connected: false, sound: null });
    this.#arrange();
  }

  leave(callSid: string): void {
    const carried = this.#carried.get(callSid);
    if (carried === undefined) return;
    this.#carried.delete(callSid);
    void carried.peer.close();
    if (this.#carried.size === 0) this.#clock.stop();
    this.#arrange();
  }

  /** All legs of all conferences. */
  setLegs(legs: readonly Leg[]): void {
    this.#legs = legs;
    const farEnds = legs.filter((leg) => leg.identity === null);
    this.#tones.keepOnly(new Set(farEnds.map((leg) => leg.callSid)));
    for (const leg of farEnds) this.#tones.toneFor(leg);
    this.#arrange();
  }

  cut(callSid: string, cut: boolean): void {
    this.#carried.get(callSid)?.peer.cut(cut);
  }

  tones(): { callSid: string; hz: number }[] {
    return this.#tones.list();
  }

  /** A page's ears heard this tone in all that came out of it. Tones of nobody are left out. */
  heardInPage(identity: string, hz: number, fromMs: number, toMs: number): void {
    const party = this.#tones.holderOf(hz, fromMs);
    if (party !== undefined) this.heard.toWorker(identity, party, fromMs, toMs);
  }

  /** A page's ears were at work in this stretch, and have told all that they heard in it. */
  listenedInPage(identity: string, fromMs: number, toMs: number): void {
    this.heard.listenedTo(identity, fromMs, toMs);
  }

  listened(worker: string, fromMs: number, toMs: number): Listening {
    return this.heard.listened(worker, fromMs, toMs);
  }

  heardSince(sinceMs: number): Heard[] {
    return this.heard.between(sinceMs);
  }

  overlap(worker: string, fromMs: number, toMs: number): Overlap {
    return this.heard.overlap(worker, fromMs, toMs);
  }

  /** For each leg that a browser can reach: the newest packet that it got of any. */
  levels(): Level[] {
    const levels = new Map<string, Level>(
      this.#legs.map(({ callSid }) => [callSid, { callSid, rms: 0, at: 0 }]),
    );
    for (const [speaker, { microphone }] of this.#carried) {
      for (const { callSid } of this.#audiences.get(speaker) ?? []) {
        const known = levels.get(callSid);
        if (known !== undefined && known.rms > microphone.rms) continue;
        levels.set(callSid, { callSid, rms: microphone.rms, at: microphone.arrivedMs });
      }
    }
    return [...levels.values()];
  }

  /** When the last packet of a leg's browser came, ms since the epoch; 0: none yet, or no such leg. */
  lastPacketMs(callSid: string): number {
    return this.#carried.get(callSid)?.microphone.arrivedMs ?? 0;
  }

  async close(): Promise<void> {
    this.#clock.stop();
    const peers = [...this.#carried.values()].map(({ peer }) => peer);
    this.#carried.clear();
    await Promise.all(peers.map((peer) => peer.close()));
  }

  /** Works out afresh who hears whom. */
  #arrange(): void {
    this.#audiences = audiences(this.#legs);
    const toneOf = new Map(this.#tones.list().map(({ callSid, hz }) => [callSid, hz]));
    for (const [callSid, carried] of this.#carried) {
      const audience = this.#audiences.get(callSid) ?? [];
      carried.microphone.relayed = audience.some((leg) => this.#carried.has(leg.callSid));
    }
    const earOf = ears(this.#legs);
    for (const [callSid, carried] of this.#carried) {
      carried.sound = soundOf(
        earOf.get(callSid) ?? { music: false, voices: [] },
        (sid) => toneOf.get(sid),
        (sid) => this.#carried.get(sid)?.microphone,
        this.#frameAt,
      );
    }
  }

  readonly #frames = new WeakMap<Microphone, { tick: number; frame: Frame }>();

  readonly #frameAt = (microphone: Microphone, tick: number): Frame => {
    const known = this.#frames.get(microphone);
    if (known?.tick === tick) return known.frame;
    const frame = microphone.nextFrame();
    this.#frames.set(microphone, { tick, frame });
    return frame;
  };

  #tick(tick: number): void {
    for (const { peer, sound, connected } of this.#carried.values()) {
      if (connected && sound !== null) peer.send(sound(tick));
    }
  }
}
