// What a page asks of the browser: microphones, loudspeakers, codecs. For tests that compare lines with one another.
import type { Page } from '@playwright/test';

export interface Recorded {
  /** Constraints of each getUserMedia, in order. */
  readonly microphones: MediaStreamConstraints[];
  /** Sink ids set on audio elements, in order. */
  readonly speakers: string[];
  /** Protocol and payload types, by preference, of each local description in order. */
  readonly codecs: string[];
}

declare global {
  interface Window {
    recorded: Recorded;
    /** Microphone tracks the page was given, live and ended; held weakly, as all of it is also counted for leaks. */
    microphoneTracks: WeakRef<MediaStreamTrack>[];
    peerConnections: WeakRef<RTCPeerConnection>[];
    /** What feeds a volume meter, as long as it does. */
    meters: Set<WeakRef<AudioNode>>;
    /** Samples of the sounds that the page can play. */
    sounds: WeakRef<AudioBuffer>[];
    /** How many more are on their way: fetched, and still to be decoded. */
    soundsToDecode: number;
  }
}

/** To be called before the page's first script runs. */
export async function record(page: Page): Promise<void> {
  await page.addInitScript(() => {
    window.recorded = { microphones: [], speakers: [], codecs: [] };
    window.microphoneTracks = [];
    window.peerConnections = [];
    window.meters = new Set();
    window.sounds = [];
    window.soundsToDecode = 0;
    window.RTCPeerConnection = new Proxy(window.RTCPeerConnection, {
      construct(target, given: [RTCConfiguration?]) {
        const connection = new target(...given);
        window.peerConnections.push(new WeakRef(connection));
        return connection;
      },
    });
    const { mediaDevices } = navigator;
    const getUserMedia = mediaDevices.getUserMedia.bind(mediaDevices);
    mediaDevices.getUserMedia = async (constraints = {}) => {
      window.recorded.microphones.push(JSON.parse(JSON.stringify(constraints)) as MediaStreamConstraints);
      const stream = await getUserMedia(constraints);
      window.microphoneTracks.push(...stream.getAudioTracks().map((track) => new WeakRef(track)));
      return stream;
    };
    const metered = new WeakMap<AudioNode, WeakRef<AudioNode>>();
    const audio = AudioNode.prototype;
    audio.connect = new Proxy(Reflect.get(audio, 'connect'), {
      apply(target, source: AudioNode, given: [AudioNode]) {
        if (given[0] instanceof AnalyserNode) {
          const known = metered.get(source) ?? new WeakRef(source);
          metered.set(source, known);
          window.meters.add(known);
        }
        return Reflect.apply(target, source, given) as AudioNode;
      },
    });
    audio.disconnect = new Proxy(Reflect.get(audio, 'disconnect'), {
      apply(target, source: AudioNode, given: []) {
        const known = metered.get(source);
        if (known) window.meters.delete(known);
        Reflect.apply(target, source, given);
      },
    });
    const { decodeAudioData } = BaseAudioContext.prototype;
    BaseAudioContext.prototype.decodeAudioData = async function (...given) {
      window.soundsToDecode += 1;
      try {
        const sound = await decodeAudioData.apply(this, given);
        window.sounds.push(new WeakRef(sound));
        return sound;
      } finally {
        window.soundsToDecode -= 1;
      }
    };
    const { setSinkId } = HTMLMediaElement.prototype;
    HTMLMediaElement.prototype.setSinkId = function (id) {
      window.recorded.speakers.push(id);
      return setSinkId.call(this, id);
    };
    const { setLocalDescription } = RTCPeerConnection.prototype;
    RTCPeerConnection.prototype.setLocalDescription = new Proxy(setLocalDescription, {
      apply(target, connection, given: [RTCLocalSessionDescriptionInit?]) {
        const line = /^m=audio \d+ (.*)$/m.exec(given[0]?.sdp ?? '')?.[1];
        if (line) window.recorded.codecs.push(line);
        return Reflect.apply(target, connection, given) as Promise<void>;
      },
    });
  });
}
