// The doubles of the Voice SDK are as strict as the SDK: each script gives the same record on both.
import { build } from 'esbuild';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type * as contract from '../../glue/contract/scripts';
import { play, SCRIPTS, type Bench } from '../../glue/contract/scripts';
import { onDoubles } from '../../glue/contract/on-doubles';
import { sdkPage, type SdkPage } from './sdk-page';
import { ringOf, voiceBench, type VoiceBench } from './voice-bench';

let bench: VoiceBench;
let sdk: SdkPage;

declare global {
  interface Window {
    readonly contract: typeof contract;
    /** Twilio, for a script in the page. */
    twilio(what: 'ring' | 'end' | 'loseSocket', callSid: string): Promise<void>;
    benchOf(): Promise<Bench & { readonly done: () => void }>;
  }
}

beforeAll(async () => {
  bench = await voiceBench('node');
  sdk = await sdkPage(bench.voice, 'alice');
  const { outputFiles } = await build({
    entryPoints: [join(import.meta.dirname, '../../glue/contract/scripts.ts')],
    bundle: true,
    format: 'iife',
    globalName: 'contract',
    target: 'es2020',
    write: false,
  });
  await sdk.page.exposeFunction('twilio', (what: string, callSid: string) => {
    if (what === 'ring') bench.voice.ringClient(ringOf('alice', callSid));
    else if (what === 'end') bench.voice.hangUpClient(callSid);
    else bench.voice.dropSockets('alice', { line: 0, refuseMs: 0 });
  });
  await sdk.page.addScriptTag({ content: outputFiles[0]?.text ?? '' });
  await sdk.page.evaluate(prepare);
});

afterAll(async () => {
  await sdk.close();
  await bench.close();
});

/** Runs in the page: makes benches with a registered Device of the real SDK each. */
function prepare(): void {
  let opened = 0;
  const media = navigator.mediaDevices;
  const open = media.getUserMedia.bind(media);
  media.getUserMedia = (constraints) => {
    opened += 1;
    return open(constraints);
  };
  const until = async (holds: () => boolean): Promise<void> => {
    const end = Date.now() + 15_000;
    while (!holds()) {
      if (Date.now() > end) throw new Error(`Not so in time: ${holds.toString()}`);
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  };
  let calls = 0;
  window.benchOf = async () => {
    const real = new window.sdk.Device('token of alice', {
      logLevel: 'silent',
      allowIncomingWhileBusy: true,
    });
    const device = real as unknown as Bench['device'];
    const incoming: ContractCall[] = [];
    type ContractCall = Awaited<ReturnType<Bench['ring']>>;
    device.on('error', () => undefined);
    device.on('incoming', (call) => void incoming.push(call as ContractCall));
    await real.register();
    return {
      device,
      until,
      microphonesOpened: () => opened,
      processor: () => ({
        createProcessedStream: (stream: MediaStream) => Promise.resolve(stream),
        destroyProcessedStream: () => Promise.resolve(),
      }),
      ring: async () => {
        const sid = `CA${Date.now()}${++calls}`;
        await window.twilio('ring', sid);
        const found = (): ContractCall | undefined =>
          incoming.find((one) => one.parameters['CallSid'] === sid);
        await until(() => found() !== undefined);
        return found() as ContractCall;
      },
      accept: async (call) => {
        (call as unknown as { accept(): void }).accept();
        await until(() => call.status() === 'open');
      },
      end: async (call) => {
        await window.twilio('end', call.parameters['CallSid'] ?? '');
        await until(() => call.status() === 'closed');
      },
      loseSocket: () => window.twilio('loseSocket', ''),
      done: () => {
        try {
          real.destroy();
        } catch {
          // The script has destroyed it.
        }
      },
    };
  };
}

describe.each(Object.keys(SCRIPTS))('%s', (name) => {
  test('gives the same record on the doubles and on the real SDK', async () => {
    const real = await sdk.page.evaluate(async (script) => {
      const made = await window.benchOf();
      const record = await window.contract.play(script, made);
      made.done();
      return record;
    }, name);
    expect(real.length).toBeGreaterThan(0);
    expect(await play(name, onDoubles())).toEqual(real);
  });
});

test('the private fields that the glue looks at are there on the real SDK', async () => {
  const missing = await sdk.page.evaluate(async () => {
    const made = await window.benchOf();
    const call = await made.ring();
    await made.accept(call);
    await made.until(
      () => Reflect.get(Reflect.get(call, '_mediaHandler') as object, '_outputStreamSource') !== null,
    );
    const found = window.contract.privateFields(made.device, call);
    made.done();
    return found;
  });
  expect(missing).toEqual([]);
});
