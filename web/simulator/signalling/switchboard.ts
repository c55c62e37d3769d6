// The Voice SDK's signalling server: sockets of Devices, and the calls that are rung on them. Protocol as the SDK's
// source has it; where Twilio's own choice is not known, the simplest one, said where it is made.
import type { WebSocket } from 'ws';
import type { LegMedia } from '../media/peer';
import {
  NO_VOICE_FAULTS,
  type Ring,
  type VoiceFaults,
  type VoiceListener,
  type VoiceSurroundings,
} from '../ports';
import { BrowserLeg } from './browser-leg';
import { Endpoint, type EndpointListener } from './endpoint';
import { forJournal, isRecord, textOf, type Frame } from './frames';

export type SwitchboardSurroundings = Pick<VoiceSurroundings, 'identityOf' | 'journal' | 'unknown'> & {
  readonly listener: VoiceListener;
  readonly media: LegMedia;
  /** A call whose Device lost its socket, and whose media is silent, has hung up after this, ms. */
  readonly lostAfterMs: number;
};

const TOKEN_TTL_S = 3600;
const TOKEN_EXPIRED = 31205;
const TOKEN_ERRORS: Readonly<Record<number, string>> = {
  31204: 'JWT is invalid',
  [TOKEN_EXPIRED]: 'JWT has expired',
};

export class Switchboard {
  readonly #around: SwitchboardSurroundings;
  /** In order of connection. */
  readonly #endpoints = new Set<Endpoint>();
  readonly #legs = new Map<string, BrowserLeg>();
  readonly #refusedUntil = new Map<string, number>();
  /** Devices whose forward a fault refused or swallowed: the calls are not theirs to hang up. */
  readonly #turnedAway = new WeakMap<Endpoint, Set<string>>();
  #faults = NO_VOICE_FAULTS;
  #readyInvites: (() => void)[] = [];

  constructor(around: SwitchboardSurroundings) {
    this.#around = around;
  }

  attach(socket: WebSocket): void {
    this.#endpoints.add(new Endpoint(socket, this.#onEndpoint));
  }

  clientCount(identity: string): number {
    return this.#of(identity).filter((endpoint) => endpoint.registered).length;
  }

  socketCount(identity?: string): number {
    return identity === undefined ? this.#endpoints.size : this.#of(identity).length;
  }

  setFaults(faults: VoiceFaults): void {
    this.#faults = faults;
    this.#flushInvites();
  }

  async ring(ring: Ring): Promise<void> {
    const endpoints = this.#of(ring.identity).filter((endpoint) => endpoint.registered);
    if (endpoints.length === 0) return;
    const leg = new BrowserLeg(ring, this.#around.media);
    this.#legs.set(ring.callSid, leg);
    if (!(await leg.prepare(endpoints))) return;
    this.#readyInvites.push(() => {
      leg.invite({ withConnectToken: !this.#faults.withoutConnectToken, twice: this.#faults.doubleInvites });
      if (!this.#faults.callerGone) return;
      this.#around.journal({ via: 'voice', what: 'caller gone', body: { callsid: ring.callSid } });
      this.#end(ring.callSid, null);
      this.#around.listener.gaveUp(ring.callSid);
    });
    this.#flushInvites();
  }

  hangUp(callSid: string): void {
    this.#end(callSid, null);
  }

  dropSockets(identity: string, line: number | 'all', refuseMs: number): void {
    if (refuseMs > 0) this.#refusedUntil.set(identity, Date.now() + refuseMs);
    const endpoints = this.#of(identity);
    for (const endpoint of line === 'all' ? endpoints : endpoints.slice(line, line + 1)) endpoint.drop();
  }

  expireTokens(identity: string): void {
    for (const endpoint of this.#of(identity)) refuseToken(endpoint, TOKEN_EXPIRED);
  }

  close(): void {
    for (const callSid of [...this.#legs.keys()]) this.#end(callSid, null);
    for (const endpoint of this.#endpoints) endpoint.drop();
  }

  readonly #onEndpoint: EndpointListener = {
    frame: (endpoint, frame) => {
      this.#around.journal({ via: 'voice', what: frame.type, body: forJournal(frame.payload) });
      this.#handle(endpoint, frame).catch((error: unknown) =>
        this.#around.unknown(`voice ${frame.type}: ${String(error)}`),
      );
    },
    garbage: () => this.#around.unknown('voice: not a frame'),
    closed: (endpoint) => {
      this.#endpoints.delete(endpoint);
      if (endpoint.identity !== null) this.#tellClients(endpoint.identity);
      for (const leg of this.#legs.values()) if (leg.carrier === endpoint) this.#waitForReturn(leg, endpoint);
    },
    delayMs: () => this.#faults.delayMs,
  };

  async #handle(endpoint: Endpoint, { type, payload }: Frame): Promise<void> {
    const callSid = textOf(payload, 'callsid');
    const leg = this.#legs.get(callSid);
    const sdp = textOf(payload, 'sdp');
    switch (type) {
      case 'listen':
        return this.#listen(endpoint, textOf(payload, 'token'));
      case 'register':
        return this.#register(endpoint, isRecord(payload['media']) && payload['media']['audio'] === true);
      case 'invite':
        return this.#invite(endpoint, payload);
      case 'answer':
        if (leg === undefined) return endpoint.send('hangup', { callsid: callSid });
        if (await leg.answer(endpoint, sdp)) this.#around.listener.answered(callSid);
        return;
      case 'reinvite':
        return this.#faults.iceFails ? undefined : leg?.restartIce(endpoint, sdp);
      case 'reject':
        if (leg?.decline(endpoint) !== true) return;
        this.#legs.delete(callSid);
        return this.#around.listener.rejected(callSid);
      case 'hangup':
        if (leg === undefined || this.#turnedAway.get(endpoint)?.has(callSid) === true) return;
        this.#end(callSid, endpoint);
        return this.#around.listener.hungUp(callSid);
      case 'message':
        return endpoint.send('ack', {
          acktype: 'message',
          callsid: callSid,
          voiceeventsid: textOf(payload, 'voiceeventsid'),
        });
      case 'dtmf':
        return;
      default:
        return this.#around.unknown(`voice ${type}`);
    }
  }

  /** The first frame of a Device, and again on each updateToken; the registration outlives the latter. */
  #listen(endpoint: Endpoint, token: string): void {
    const identity = this.#around.identityOf(token);
    if ((this.#refusedUntil.get(identity ?? '') ?? 0) > Date.now()) return endpoint.drop();
    const { tokenError, tokenErrorLine } = this.#faults;
    const isMeant = tokenErrorLine === null || this.#of(identity ?? '')[tokenErrorLine] === endpoint;
    const code = (isMeant ? tokenError : null) ?? (identity === null ? 31204 : null);
    if (code !== null) return refuseToken(endpoint, code);
    endpoint.identity = identity;
    endpoint.send('connected', {
      edge: 'ashburn',
      region: 'us1',
      home: 'us1',
      gateway: 'simulator',
      token: { identity, ttl: TOKEN_TTL_S },
    });
  }

  #register(endpoint: Endpoint, audio: boolean): void {
    if (endpoint.identity === null) return;
    const changed = endpoint.registered !== audio;
    endpoint.registered = audio;
    endpoint.send(audio ? 'ready' : 'offline');
    if (changed) this.#tellClients(endpoint.identity);
  }

  /** Device.connect with a connectToken, or a Device that is back after its socket was lost. */
  async #invite(endpoint: Endpoint, payload: Frame['payload']): Promise<void> {
    const reconnect = textOf(payload, 'reconnect');
    if (reconnect === '') {
      // Flex dials by a task: Twilio then rings the agent. A Device that dials by itself is not simulated.
      this.#around.unknown('voice invite without reconnect');
      return endpoint.send('hangup', {
        callsid: textOf(payload, 'callsid'),
        error: { code: 31000, message: 'No' },
      });
    }
    const callSid = textOf(payload, 'callsid');
    const leg = this.#legs.get(callSid);
    if (leg === undefined || leg.reconnect !== reconnect || leg.ring.identity !== endpoint.identity) {
      return endpoint.send('hangup', {
        callsid: callSid,
        error: { code: 31002, message: 'Call does not exist' },
      });
    }
    if (leg.stage === 'open') return leg.resume(endpoint, textOf(payload, 'sdp'));
    if (this.#faults.forward !== null) {
      const calls = this.#turnedAway.get(endpoint) ?? new Set();
      this.#turnedAway.set(endpoint, calls.add(callSid));
      return this.#faults.forward === 'refused' ? leg.refuse(endpoint) : undefined;
    }
    if (await leg.takeOver(endpoint, textOf(payload, 'sdp'), this.#faults.iceFails))
      this.#around.listener.answered(callSid);
  }

  /** An open call whose Device lost its socket goes on while its microphone does; then it has hung up. */
  #waitForReturn(leg: BrowserLeg, lost: Endpoint): void {
    const { callSid } = leg.ring;
    setTimeout(() => {
      if (leg.stage !== 'open' || leg.carrier !== lost) return;
      if (Date.now() - this.#around.media.lastPacketMs(callSid) < this.#around.lostAfterMs) {
        return this.#waitForReturn(leg, lost);
      }
      this.#end(callSid, lost);
      this.#around.listener.hungUp(callSid);
    }, this.#around.lostAfterMs).unref();
  }

  #end(callSid: string, except: Endpoint | null): void {
    const leg = this.#legs.get(callSid);
    if (leg === undefined) return;
    this.#legs.delete(callSid);
    leg.end(except);
  }

  #flushInvites(): void {
    if (this.#readyInvites.length < this.#faults.invitesTogether) return;
    for (const send of this.#readyInvites.splice(0)) send();
  }

  #of(identity: string): Endpoint[] {
    return [...this.#endpoints].filter((endpoint) => endpoint.identity === identity);
  }

  #tellClients(identity: string): void {
    this.#around.listener.clientsChanged(identity, this.clientCount(identity));
  }
}

function refuseToken(endpoint: Endpoint, code: number): void {
  endpoint.send('error', { error: { code, message: TOKEN_ERRORS[code] ?? 'Token refused' } });
}
