// How Chromium is started: no services of its own, a microphone that never falls silent, audio without a click.
import { chromium, type Browser } from '@playwright/test';
import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { microphoneWav } from '../../web/simulator/media/microphone-wav';

/** Debian's Chromium, or the one named by CHROMIUM. */
export function launchChromium(): Promise<Browser> {
  return chromium.launch({
    executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
    args: switches(),
  });
}

function switches(): string[] {
  const folder = resolve('build', 'browser');
  const microphone = resolve(folder, 'microphone.wav');
  mkdirSync(folder, { recursive: true });
  // Put in place whole: another worker's Chromium may be reading it.
  const fresh = `${microphone}.${process.pid}`;
  writeFileSync(fresh, microphoneWav());
  renameSync(fresh, microphone);
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
