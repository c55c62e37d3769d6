// A stand-in for a browser with the Voice SDK: one signalling socket, werift for media, a microphone and an ear.
import { once } from 'node:events';
import { WebSocket } from 'ws';
import { MediaPeer } from '../../../web/simulator/media/peer';
import { FRAME_MS, FRAME_SAMPLES, SAMPLE_RATE } from '../../../web/simulator/media/tones';
import { decodeUlaw, encodeUlaw } from '../../../web/simulator/media/ulaw';
import { until } from './until';

export interface WireFrame {
  readonly type: string;
  readonly payload: Record<string, unknown> & { callsid?: string; sdp?: string; reconnect?: string };
}

const MICROPHONE_HZ = 250;
const SPOKEN = encodeUlaw(
  Int16Array.from({ length: FRAME_SAMPLES }, (_, i) =>
    Math.round(Math.sin((2 * Math.PI * MICROPHONE_HZ * i) / SAMPLE_RATE) * 8000),
  ),
);
const SILENT = encodeUlaw(new Int16Array(FRAME_SAMPLES));

/** Amplitude of a tone in some samples of full scale 1. */
function amplitude(pcm: Int16Array, hz: number): number {
  let re = 0;
  let im = 0;
  pcm.forEach((sample, i) => {
    const angle = (2 * Math.PI * hz * i) / SAMPLE_RATE;
    re += (sample / 32768) * Math.cos(angle);
    im += (sample / 32768) * Math.sin(angle);
  });
  return (2 * Math.hypot(re, im)) / pcm.length;
}

/** The media of one call in the "browser". */
export class WireMedia {
  muted = false;
  #newest: Int16Array = new Int16Array(FRAME_SAMPLES);
  packets = 0;
  connected = false;
  readonly peer = new MediaPeer('127.0.0.1', {
    connectedChanged: (connected) => (this.connected = connected),
    packet: ({ payload }) => {
      this.#newest = decodeUlaw(payload);
      this.packets++;
    },
  });
  readonly #speaking = setInterval(() => {
    if (this.connected) this.peer.send(this.muted ? SILENT : SPOKEN);
  }, FRAME_MS);

  /** Amplitude of a tone in the newest 20 ms that came. */
  hears(hz: number): number {
    return amplitude(this.#newest, hz);
  }

  hearsMicrophones(): boolean {
    return this.hears(MICROPHONE_HZ) > 0.05;
  }

  async close(): Promise<void> {
    clearInterval(this.#speaking);
    await this.peer.close();
  }
}

export class WireDevice {
  readonly frames: WireFrame[] = [];
  readonly media: WireMedia[] = [];
  readonly socket: WebSocket;

  private constructor(url: string) {
    this.socket = new WebSocket(url);
    this.socket.on('message', (data: Buffer) => {
      const text = data.toString();
      if (text !== '\n') this.frames.push(JSON.parse(text) as WireFrame);
    });
  }

  /** Connects and listens with the token `token of <identity>`. */
  static async connect(url: string, identity: string): Promise<WireDevice> {
    const device = new WireDevice(url);
    await once(device.socket, 'open');
    device.send('listen', { token: `token of ${identity}` });
    return device;
  }

  static async register(url: string, identity: string): Promise<WireDevice> {
    const device = await WireDevice.connect(url, identity);
    device.send('register', { media: { audio: true } });
    await device.got('ready');
    return device;
  }

  send(type: string, payload: unknown): void {
    this.socket.send(JSON.stringify({ type, version: '1.6', payload }));
  }

  count(type: string): number {
    return this.frames.filter((frame) => frame.type === type).length;
  }

  /** The newest frame of a type, once there is one. */
  async got(type: string, callSid?: string): Promise<WireFrame> {
    return until(`${type} ${callSid ?? ''}`, () =>
      this.frames
        .filter(
          (frame) => frame.type === type && (callSid === undefined || frame.payload.callsid === callSid),
        )
        .at(-1),
    );
  }

  /** Answers the invite of a call. */
  async accept(callSid: string): Promise<WireMedia> {
    const { payload } = await this.got('invite', callSid);
    const media = this.#newMedia();
    this.send('answer', { callsid: callSid, sdp: await media.peer.answer(payload.sdp ?? '') });
    await until('media', () => media.connected);
    return media;
  }

  /** Takes over a call as Device.connect({connectToken}) does. */
  async takeOver(callSid: string, reconnect: string): Promise<WireMedia> {
    const media = this.#newMedia();
    this.send('invite', { callsid: callSid, reconnect, sdp: await media.peer.offer(), twilio: {} });
    await media.peer.acceptAnswer((await this.got('answer', callSid)).payload.sdp ?? '');
    await until('media', () => media.connected);
    return media;
  }

  async close(): Promise<void> {
    await Promise.all(this.media.map((one) => one.close()));
    this.socket.terminate();
  }

  #newMedia(): WireMedia {
    const media = new WireMedia();
    this.media.push(media);
    return media;
  }
}
