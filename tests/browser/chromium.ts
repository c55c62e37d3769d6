// How Chromium is started: no services of its own, a microphone that never falls silent, audio without a click.
import { mkdirSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { microphoneWav } from '../../web/simulator/media/microphone-wav';

export function chromiumSwitches(): string[] {
  const folder = resolve('build', 'browser');
  const microphone = resolve(folder, 'microphone.wav');
  mkdirSync(folder, { recursive: true });
  writeFileSync(microphone, microphoneWav());
  return [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--allow-loopback-in-peer-connection',
    '--use-fake-ui-for-media-stream',
    '--use-fake-device-for-media-stream',
    `--use-file-for-fake-audio-capture=${microphone}`,
    '--autoplay-policy=no-user-gesture-required',
  ];
}
