/** The waiting tone itself: two soft beeps, from the loudspeaker on which the agent hears their calls. */
import type { VoiceDevice } from '../../../js-glue/src';
import type { Stop } from '../parts';

/** Above where a voice is strong, so that a soft tone is heard beside one; and none of those the tests' customers speak in. */
const HZ = 1600;
/** Of full scale: a voice is some ten times as loud. */
const LOUDNESS = 0.03;
const BEEP_S = 0.12;
const GAP_S = 0.1;
/** Without it each end of a beep is a click. */
const EDGE_S = 0.02;

/** Chromium's way to a loudspeaker; elsewhere it comes from the usual one. */
interface Steerable {
  setSinkId?: (id: string) => Promise<void>;
}

export interface Tone {
  readonly play: () => void;
  readonly stop: Stop;
}

/** A tone that comes later than this says nothing: the call that waited may be answered. */
const STALE_AFTER_MS = 1000;

/**
 * Until the agent has clicked or typed, the browser suspends an AudioContext, and its `resume` waits for that. Tones that
 * are asked for meanwhile are dropped.
 */
export function waitingTone(
  device: Pick<VoiceDevice, 'audio'>,
  context = (): AudioContext => new AudioContext(),
): Tone {
  let audio: (AudioContext & Steerable) | undefined;
  let isWaiting = false;
  const sound = async (): Promise<void> => {
    const asked = Date.now();
    audio ??= context();
    const [speaker] = device.audio?.speakerDevices.get() ?? [];
    await audio.setSinkId?.(idOf(speaker));
    await audio.resume();
    if (Date.now() - asked > STALE_AFTER_MS) return;
    beep(audio, audio.currentTime);
    beep(audio, audio.currentTime + BEEP_S + GAP_S);
  };
  const play = async (): Promise<void> => {
    if (isWaiting) return;
    isWaiting = true;
    try {
      await sound();
    } catch (error) {
      // A tone that cannot be heard is no reason for anything else not to be.
      console.warn('[multi-call] No waiting tone:', error);
    } finally {
      isWaiting = false;
    }
  };
  return {
    play: () => void play(),
    stop: () => void audio?.close(),
  };
}

function idOf(speaker: { readonly deviceId?: string } | undefined): string {
  const { deviceId = '' } = speaker ?? {};
  return deviceId === 'default' ? '' : deviceId;
}

function beep(audio: AudioContext, at: number): void {
  const tone = audio.createOscillator();
  const volume = audio.createGain();
  tone.frequency.value = HZ;
  volume.gain.setValueAtTime(0, at);
  volume.gain.linearRampToValueAtTime(LOUDNESS, at + EDGE_S);
  volume.gain.setValueAtTime(LOUDNESS, at + BEEP_S - EDGE_S);
  volume.gain.linearRampToValueAtTime(0, at + BEEP_S);
  tone.connect(volume).connect(audio.destination);
  tone.start(at);
  tone.stop(at + BEEP_S);
}
