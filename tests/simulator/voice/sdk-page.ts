// The real Voice SDK 2.11.1 in Chromium, on a page with the simulator's shim and ears, against the voice side alone.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { build } from 'esbuild';
import { chromium, type Page } from 'playwright-core';
import { WebSocketServer } from 'ws';
import { microphoneWav } from '../../../web/simulator/media/microphone-wav';
import type { VoicePort } from '../../../web/simulator/ports';
import type { PageEars } from '../../../web/flex/ears/ears';

const ROOT = join(import.meta.dirname, '../../..');
const SILENCE_MS = 100;

/** As much of the Voice SDK as these tests use. */
interface SdkCall {
  readonly connectToken?: string;
  readonly parameters: { readonly CallSid: string };
  accept(): void;
  mute(muted: boolean): void;
  status(): string;
  getRemoteStream(): MediaStream | null;
  sendDigits(digits: string): void;
}
interface SdkDevice {
  register(): Promise<void>;
  connect(options: { connectToken?: string }): Promise<SdkCall>;
  on(event: 'incoming', listener: (call: SdkCall) => void): void;
  on(event: 'error', listener: () => void): void;
  destroy(): void;
}

/** What the page keeps for these tests. */
interface SdkBench {
  readonly Device: new (token: string, options: object) => SdkDevice;
  /** By CallSid: the call that rang, then the one that took it over. */
  readonly calls: Record<string, SdkCall>;
}

declare global {
  interface Window {
    readonly sdk: SdkBench;
    ears: PageEars;
  }
}

const HTML = `<!doctype html><title>Voice SDK</title>
<script src="/flex/shim.js"></script><script src="/flex/ears.js"></script><script src="/voice-sdk.js"></script>
<script>window.sdk = { Device: Twilio.Device, calls: {} };</script>`;

async function scripts(): Promise<Map<string, string>> {
  const { outputFiles } = await build({
    entryPoints: {
      shim: join(ROOT, 'web/flex/page/shim.ts'),
      ears: join(ROOT, 'web/flex/ears/ears.ts'),
      'ears-worklet': join(ROOT, 'web/flex/ears/ears-worklet.ts'),
    },
    outdir: '/flex',
    bundle: true,
    format: 'iife',
    target: 'es2020',
    write: false,
  });
  return new Map(outputFiles.map(({ path, text }) => [path, text]));
}

/** A WAV of silence: a sound that does not decode makes the SDK wait 2 s. */
function silentWav(): Buffer {
  const samples = 8 * SILENCE_MS;
  const wav = Buffer.alloc(44 + samples * 2);
  wav.write('RIFF', 0);
  wav.writeUInt32LE(36 + samples * 2, 4);
  wav.write('WAVEfmt ', 8);
  for (const [offset, value] of [
    [16, 16],
    [24, 8000],
    [28, 16_000],
  ] as const)
    wav.writeUInt32LE(value, offset);
  for (const [offset, value] of [
    [20, 1],
    [22, 1],
    [32, 2],
    [34, 16],
  ] as const)
    wav.writeUInt16LE(value, offset);
  wav.write('data', 36);
  wav.writeUInt32LE(samples * 2, 40);
  return wav;
}

export interface SdkPageOptions {
  /** Chromium's switches beside those that give it a fake microphone and sound. */
  readonly switches?: readonly string[];
}

export interface SdkPage {
  readonly page: Page;
  readonly errors: string[];
  close(): Promise<void>;
}

const LOOPBACK_SWITCH = '--allow-loopback-in-peer-connection';

export async function sdkPage(
  voice: VoicePort,
  identity: string,
  { switches = [LOOPBACK_SWITCH] }: SdkPageOptions = {},
): Promise<SdkPage> {
  const files = await scripts();
  files.set('/', HTML);
  files.set(
    '/voice-sdk.js',
    readFileSync(join(ROOT, 'node_modules/@twilio/voice-sdk/dist/twilio.min.js'), 'utf8'),
  );
  const serve: RequestListener = (request, response) => {
    const path = request.url ?? '/';
    const text = files.get(path);
    if (text !== undefined) {
      response.setHeader('content-type', path === '/' ? 'text/html' : 'text/javascript');
      return response.end(text);
    }
    if (path.startsWith('/tw/sdk.twilio.com/'))
      return response.setHeader('content-type', 'audio/wav').end(silentWav());
    return response.setHeader('content-type', 'application/json').end('{}');
  };
  const server = createServer(serve);
  const sockets = new WebSocketServer({ server });
  sockets.on('connection', (socket, request) => {
    if (request.url?.startsWith('/sim/ears') === true) voice.attachEars(socket, identity);
    else voice.attach(socket);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));

  const microphone = join(ROOT, 'build/microphone.wav');
  mkdirSync(join(ROOT, 'build'), { recursive: true });
  writeFileSync(microphone, microphoneWav());
  const browser = await chromium.launch({
    executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
    args: [
      '--no-sandbox',
      '--use-fake-ui-for-media-stream',
      '--use-fake-device-for-media-stream',
      `--use-file-for-fake-audio-capture=${microphone}`,
      '--autoplay-policy=no-user-gesture-required',
      ...switches,
    ],
  });
  const context = await browser.newContext({ permissions: ['microphone'] });
  const page = await context.newPage();
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  await page.goto(`http://localhost:${(server.address() as AddressInfo).port}/`);
  return {
    page,
    errors,
    close: async () => {
      await browser.close();
      sockets.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** Makes a Device in the page and keeps every call that rings on it. */
export async function registerDevice(page: Page, token: string): Promise<void> {
  await page.evaluate(async (given) => {
    const device = new window.sdk.Device(given, { logLevel: 'silent', allowIncomingWhileBusy: true });
    device.on('error', () => undefined);
    device.on('incoming', (call) => (window.sdk.calls[call.parameters.CallSid] = call));
    await device.register();
  }, token);
}

/** Accepts a ringing call on the Device it rings on. */
export async function acceptCall(page: Page, callSid: string): Promise<void> {
  await page.waitForFunction((sid) => window.sdk.calls[sid] !== undefined, callSid);
  await page.evaluate((sid) => window.sdk.calls[sid]?.accept(), callSid);
  await page.waitForFunction((sid) => window.sdk.calls[sid]?.status() === 'open', callSid);
}

/** Takes a ringing call over on a Device of its own. */
export async function forwardCall(page: Page, callSid: string, token: string): Promise<void> {
  await page.waitForFunction((sid) => window.sdk.calls[sid] !== undefined, callSid);
  await page.evaluate(
    async ([sid, given]) => {
      const device = new window.sdk.Device(given, { logLevel: 'silent' });
      device.on('error', () => undefined);
      const connectToken = window.sdk.calls[sid]?.connectToken ?? '';
      window.sdk.calls[sid] = await device.connect({ connectToken });
    },
    [callSid, token] as const,
  );
  await page.waitForFunction(
    (sid) => window.sdk.calls[sid]?.status() === 'open' && window.sdk.calls[sid].getRemoteStream() !== null,
    callSid,
  );
}
