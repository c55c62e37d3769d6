// The far end of one browser's leg: a WebRTC peer (werift) that sends and receives G.711, and whose network can be cut.
import {
  MediaStreamTrack,
  RTCPeerConnection,
  RTCRtpCodecParameters,
  RtpHeader,
  RtpPacket,
  StunProtocol,
} from 'werift';
import type { MicrophonePacket } from './microphone';
import { FRAME_SAMPLES } from './tones';

const PCMU = 0;
const GATHERING_TIMEOUT_MS = 5000;

/** What signalling needs of the media of a leg: SDP in, SDP out. */
export interface LegPeer {
  /** An offer with all its candidates: the Voice SDK reads no trickled ones. */
  offer(): Promise<string>;
  acceptAnswer(sdp: string): Promise<void>;
  /** Answers the browser's offer: of a call it took over, or of an ICE restart. */
  answer(sdp: string): Promise<string>;
  close(): Promise<void>;
}

/** What signalling needs of media altogether. */
export interface LegMedia {
  join(callSid: string, identity: string): LegPeer;
  carry(callSid: string, identity: string, peer: LegPeer): void;
  leave(callSid: string): void;
  lastPacketMs(callSid: string): number;
}

export interface PeerListener {
  connectedChanged(connected: boolean): void;
  packet(packet: MicrophonePacket): void;
}

export class MediaPeer implements LegPeer {
  readonly #connection: RTCPeerConnection;
  readonly #track = new MediaStreamTrack({ kind: 'audio' });
  readonly #address: string;
  readonly #onConnected: (connected: boolean) => void;
  #sequenceNumber = 0;
  #timestamp = 0;
  #cut = false;
  #mend: (() => void)[] = [];

  /** @param address the one address that is offered and bound, an IPv4 of this machine. */
  constructor(address: string, listener: PeerListener) {
    this.#address = address;
    this.#onConnected = (connected) => listener.connectedChanged(connected);
    this.#connection = new RTCPeerConnection({
      iceServers: [],
      iceUseIpv6: false,
      iceInterfaceAddresses: { udp4: address },
      iceAdditionalHostAddresses: [address],
      iceFilterCandidatePair: (pair) => pair.localCandidate.host === address,
      codecs: {
        audio: [
          new RTCRtpCodecParameters({
            mimeType: 'audio/PCMU',
            clockRate: 8000,
            channels: 1,
            payloadType: PCMU,
          }),
        ],
      },
    });
    this.#connection.onTrack.subscribe((track) => {
      track.onReceiveRtp.subscribe(({ header, payload }) => {
        if (header.payloadType !== PCMU) return;
        listener.packet({ payload, timestamp: header.timestamp, arrivedMs: Date.now() });
      });
    });
    this.#connection.connectionStateChange.subscribe((state) => {
      this.#onConnected(state === 'connected');
    });
  }

  async offer(): Promise<string> {
    this.#speak();
    await this.#connection.setLocalDescription(await this.#connection.createOffer());
    return this.#localSdp();
  }

  async acceptAnswer(sdp: string): Promise<void> {
    await this.#connection.setRemoteDescription({ type: 'answer', sdp });
  }

  async answer(sdp: string): Promise<string> {
    this.#speak();
    // The browser begins the DTLS handshake here too, as in the calls it answers (Voice SDK 2.11.1, `answerIncomingCall`).
    // werift (0.24, transport/dtls.ts) waits 100 ms before it begins one: calls that the browser offers would open so much
    // later than those it answers.
    for (const dtls of this.#connection.dtlsTransports) dtls.role = 'server';
    await this.#connection.setRemoteDescription({ type: 'offer', sdp });
    await this.#connection.setLocalDescription(await this.#connection.createAnswer());
    const answer = await this.#localSdp();
    this.#startRestartedIce();
    return answer;
  }

  /** Sends one frame of 20 ms. @param payload μ-law, 160 bytes, not written to afterwards. */
  send(payload: Buffer): void {
    this.#sequenceNumber = (this.#sequenceNumber + 1) & 0xffff;
    this.#timestamp = (this.#timestamp + FRAME_SAMPLES) >>> 0;
    const header = new RtpHeader({
      payloadType: PCMU,
      sequenceNumber: this.#sequenceNumber,
      timestamp: this.#timestamp,
    });
    this.#track.writeRtp(new RtpPacket(header, payload));
  }

  /** Cuts (or mends) the network: from now on nothing leaves and nothing arrives. */
  cut(cut: boolean): void {
    if (cut === this.#cut) return;
    this.#cut = cut;
    if (!cut) {
      for (const mend of this.#mend.splice(0)) mend();
      return;
    }
    for (const { transport } of this.#protocols()) {
      const { send, onData } = transport;
      transport.send = () => Promise.resolve();
      transport.onData = () => undefined;
      this.#mend.push(() => Object.assign(transport, { send, onData }));
    }
  }

  async close(): Promise<void> {
    await this.#connection.close();
  }

  /** werift (0.24) begins no checks for an ICE restart of a connection whose DTLS is up. */
  #startRestartedIce(): void {
    for (const { state, iceTransport } of this.#connection.dtlsTransports) {
      if (state !== 'connected' || iceTransport.connection.nominated !== undefined) continue;
      iceTransport.start().catch(() => this.#onConnected(false));
    }
  }

  #protocols(): Set<StunProtocol> {
    const pairs = this.#connection.iceTransports.flatMap(({ connection }) => connection.candidatePairs);
    return new Set(
      pairs.map(({ protocol }) => protocol).filter((protocol) => protocol instanceof StunProtocol),
    );
  }

  #speak(): void {
    if (this.#connection.getTransceivers().length > 0) return;
    // The SDK reads event.streams[0], so the SDP must name a stream: werift does so for a track with a direction.
    this.#connection.addTransceiver(this.#track, { direction: 'sendrecv' });
    // Left to itself, werift asks stun.l.google.com for its address, whatever `iceServers` says: nothing may leave the
    // machine, and where nothing can, each call would open 5 s late.
    for (const { connection } of this.#connection.iceTransports) delete connection.stunServer;
  }

  async #localSdp(): Promise<string> {
    if (this.#connection.iceGatheringState !== 'complete') {
      await this.#connection.iceGatheringStateChange.watch(
        (state) => state === 'complete',
        GATHERING_TIMEOUT_MS,
      );
    }
    const sdp = this.#connection.localDescription?.sdp ?? '';
    // werift also names the machine's other addresses, though the socket is bound to ours alone.
    return sdp
      .split('\r\n')
      .filter((line) => !line.startsWith('a=candidate:') || line.includes(` ${this.#address} `))
      .join('\r\n');
  }
}
