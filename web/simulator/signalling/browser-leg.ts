// One call to a worker's browser, as signalling sees it: rung on every registered Device of the worker, carried by at
// most one, which may be another than was rung (a forward by connectToken).
import { randomBytes } from 'node:crypto';
import type { LegMedia, LegPeer } from '../media/peer';
import type { Ring } from '../ports';
import type { Endpoint } from './endpoint';

/**
 * preparing: its offers are being made
 * ringing: invites are out
 * open: a Device answered it, or took it over
 * ended: it is over for everybody
 */
export type Stage = 'preparing' | 'ringing' | 'open' | 'ended';

const NO_SUCH_CALL = { code: 31002, message: 'Call does not exist' };

export class BrowserLeg {
  readonly ring: Ring;
  /** The secret that makes the SDK's connectToken. */
  readonly reconnect = randomBytes(18).toString('hex');
  stage: Stage = 'preparing';
  carrier: Endpoint | null = null;
  readonly #media: LegMedia;
  readonly #offers = new Map<Endpoint, LegPeer>();
  readonly #sdp = new Map<Endpoint, string>();
  #peer: LegPeer | null = null;
  #browserIce = '';

  constructor(ring: Ring, media: LegMedia) {
    this.ring = ring;
    this.#media = media;
  }

  /** Makes an offer for each Device. False: the call ended meanwhile. */
  async prepare(endpoints: readonly Endpoint[]): Promise<boolean> {
    const { callSid, identity } = this.ring;
    await Promise.all(
      endpoints.map(async (endpoint) => {
        const peer = this.#media.join(callSid, identity);
        this.#offers.set(endpoint, peer);
        this.#sdp.set(endpoint, await peer.offer());
      }),
    );
    return this.stage === 'preparing';
  }

  /** Sends the invites. */
  invite({ withConnectToken, twice }: { readonly withConnectToken: boolean; readonly twice: boolean }): void {
    if (this.stage !== 'preparing') return;
    this.stage = 'ringing';
    const { callSid, from, to, params } = this.ring;
    const query = new URLSearchParams(params).toString();
    for (const [endpoint, sdp] of this.#sdp) {
      const payload = {
        callsid: callSid,
        sdp,
        ...(withConnectToken ? { reconnect: this.reconnect } : {}),
        parameters: {
          CallSid: callSid,
          From: from,
          To: to,
          AccountSid: `AC${'0'.repeat(32)}`,
          ApiVersion: '2010-04-01',
          CallStatus: 'ringing',
          Direction: 'inbound',
          ...(query === '' ? {} : { Params: query }),
        },
      };
      endpoint.send('invite', payload);
      if (twice) endpoint.send('invite', payload);
    }
    this.#sdp.clear();
  }

  /** A rung Device answers. False: too late, the Device is told to hang up. */
  async answer(endpoint: Endpoint, sdp: string): Promise<boolean> {
    const peer = this.#offers.get(endpoint);
    if (peer === undefined || this.stage !== 'ringing') {
      if (this.carrier !== endpoint) endpoint.send('hangup', { callsid: this.ring.callSid });
      return false;
    }
    this.#carry(endpoint, peer, sdp);
    await peer.acceptAnswer(sdp);
    return true;
  }

  /** Another Device takes the ringing call over by its connectToken. False: the call ended meanwhile. */
  async takeOver(endpoint: Endpoint, sdp: string, iceFails: boolean): Promise<boolean> {
    const { callSid, identity } = this.ring;
    const peer = this.#media.join(callSid, identity);
    const answer = await peer.answer(sdp);
    if (this.stage !== 'ringing') {
      void peer.close();
      this.refuse(endpoint);
      return false;
    }
    this.#carry(endpoint, peer, sdp);
    endpoint.send('answer', { callsid: callSid, sdp: answer, reconnect: this.reconnect });
    if (iceFails) await peer.close(); // nobody is left at the candidates that were given
    return true;
  }

  /** The Device that carries the open call is back on a new socket, media having gone on. Any other is refused:
   *  what Twilio does when a second Device asks for an open call is not known. */
  resume(endpoint: Endpoint, sdp: string): void {
    if (iceNameOf(sdp) !== this.#browserIce) return this.refuse(endpoint);
    this.carrier = endpoint;
    endpoint.send('answer', { callsid: this.ring.callSid, reconnect: this.reconnect });
  }

  async restartIce(endpoint: Endpoint, sdp: string): Promise<void> {
    if (this.#peer === null || this.stage !== 'open') return;
    this.#browserIce = iceNameOf(sdp);
    endpoint.send('answer', { callsid: this.ring.callSid, sdp: await this.#peer.answer(sdp) });
  }

  refuse(endpoint: Endpoint): void {
    endpoint.send('hangup', { callsid: this.ring.callSid, error: NO_SUCH_CALL });
  }

  /** A rung Device declines. True: it was the last one, and the call is over. */
  decline(endpoint: Endpoint): boolean {
    void this.#offers.get(endpoint)?.close();
    this.#offers.delete(endpoint);
    if (this.stage !== 'ringing' || this.#offers.size > 0) return false;
    this.end();
    return true;
  }

  /** Ends it for all Devices but `except`, which knows. */
  end(except: Endpoint | null = null): void {
    const { callSid } = this.ring;
    this.stage = 'ended';
    for (const [endpoint, peer] of this.#offers) {
      if (endpoint !== except) endpoint.send('cancel', { callsid: callSid });
      void peer.close();
    }
    this.#offers.clear();
    if (this.carrier !== null && this.carrier !== except) this.carrier.send('hangup', { callsid: callSid });
    this.#media.leave(callSid);
  }

  #carry(endpoint: Endpoint, peer: LegPeer, browserSdp: string): void {
    const { callSid, identity } = this.ring;
    this.#browserIce = iceNameOf(browserSdp);
    this.stage = 'open';
    this.carrier = endpoint;
    this.#peer = peer;
    for (const [rung, other] of this.#offers) {
      if (rung !== endpoint) rung.send('cancel', { callsid: callSid });
      if (other !== peer) void other.close();
    }
    this.#offers.clear();
    this.#media.carry(callSid, identity, peer);
  }
}

/** The name of the browser's ICE agent, by which an SDP is known to be of the same media. */
function iceNameOf(sdp: string): string {
  return /^a=ice-ufrag:(.*)$/m.exec(sdp)?.[1]?.trim() ?? '';
}
