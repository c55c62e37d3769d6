// The agent's headset changes during three calls.
import type { Page } from '@playwright/test';
import { expect, test, WARM } from './fixtures';
import { record } from './recorder';
import { remains } from './remains';
import { until } from './until';

interface Processor {
  createProcessedStream(stream: MediaStream): Promise<MediaStream>;
  destroyProcessedStream(stream: MediaStream): Promise<void>;
}
interface FlexAudio {
  readonly availableInputDevices: ReadonlyMap<string, unknown>;
  readonly availableOutputDevices: ReadonlyMap<string, unknown>;
  readonly speakerDevices: { set(ids: string[]): Promise<void> };
  setInputDevice(id: string): Promise<void>;
  addProcessor(processor: Processor): Promise<void>;
  removeProcessor(processor: Processor): Promise<void>;
}
interface DevicesWindow {
  readonly Twilio: {
    readonly Flex: {
      readonly Manager: { getInstance(): { readonly voiceClient: { readonly audio: FlexAudio } } };
    };
  };
  unplugged: string;
  processor: Processor;
  /** What the processor has made of microphones. */
  processed: MediaStream[];
}

/** Before the page's first script: a headset that can be unplugged, and a processor that keeps count. */
async function headset(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const page = window as unknown as DevicesWindow;
    page.unplugged = '';
    const enumerate = navigator.mediaDevices.enumerateDevices.bind(navigator.mediaDevices);
    navigator.mediaDevices.enumerateDevices = async () =>
      (await enumerate()).filter(
        ({ kind, deviceId }) => kind !== 'audioinput' || deviceId !== page.unplugged,
      );
    page.processed = [];
    page.processor = {
      createProcessedStream(stream) {
        const made = stream.clone();
        page.processed.push(made);
        return Promise.resolve(made);
      },
      destroyProcessedStream: () => Promise.resolve(),
    };
  });
}

test('P23: microphone, speaker and audio processor change during three calls: every line follows, and held calls stay silent', async ({
  open,
  simulator,
}) => {
  const desk = await open('agent1', '/', async (page) => {
    await record(page);
    await headset(page);
  });
  const held = [await desk.take(), await desk.take()];
  const live = await desk.take();
  const lines = held.length + 1 + WARM;
  await until('the next line ready', () => simulator.voice.socketCount('agent1') === lines);
  const from = Date.now();
  const goesOn = async (): Promise<void> => {
    const since = Date.now();
    await desk.isHeardBy(live, since);
    await desk.hears(live);
    await desk.hearsNoneOf(held);
  };
  /** How often each kind of thing was asked of the browser since the last time. */
  const asked = () =>
    desk.page.evaluate(() => {
      const { microphones, speakers } = window.recorded;
      return [microphones.splice(0).map(({ audio }) => JSON.stringify(audio)), speakers.splice(0)] as const;
    });
  await asked();

  const { microphone, speaker } = await desk.page.evaluate(async () => {
    const { audio } = (window as unknown as DevicesWindow).Twilio.Flex.Manager.getInstance().voiceClient;
    const last = (ids: Iterable<string>) => [...ids].filter((id) => id !== 'default').at(-1) ?? '';
    const chosen = last(audio.availableInputDevices.keys());
    await audio.setInputDevice(chosen);
    const speaker = last(audio.availableOutputDevices.keys());
    await audio.speakerDevices.set([speaker]);
    return { microphone: chosen, speaker };
  });
  let opened: string[] = [];
  let heardOn: string[] = [];
  const followed = async (): Promise<number> => {
    const [microphones, speakers] = await asked();
    opened = [...opened, ...microphones];
    heardOn = [...heardOn, ...speakers];
    return opened.filter((audio) => audio.includes(microphone)).length;
  };
  await expect.poll(followed).toBe(lines);
  // One element at least for each call; the sounds of the SDK have theirs.
  expect(heardOn.filter((id) => id === speaker).length).toBeGreaterThanOrEqual(held.length + 1);
  await goesOn();

  await desk.page.evaluate(() => {
    const { Twilio, processor } = window as unknown as DevicesWindow;
    return Twilio.Flex.Manager.getInstance().voiceClient.audio.addProcessor(processor);
  });
  const processing = () =>
    desk.page.evaluate(
      () =>
        (window as unknown as DevicesWindow).processed.filter((stream) =>
          stream.getAudioTracks().some(({ readyState }) => readyState === 'live'),
        ).length,
    );
  await expect.poll(processing).toBe(lines);
  await goesOn();

  await asked();
  opened = [];
  await desk.page.evaluate((gone) => {
    (window as unknown as DevicesWindow).unplugged = gone;
    navigator.mediaDevices.dispatchEvent(new Event('devicechange'));
  }, microphone);
  await expect.poll(async () => (await followed(), opened.length)).toBeGreaterThanOrEqual(lines);
  expect(opened.filter((audio) => audio.includes(microphone))).toEqual([]);
  await goesOn();

  await desk.page.evaluate(() => {
    const { Twilio, processor } = window as unknown as DevicesWindow;
    return Twilio.Flex.Manager.getInstance().voiceClient.audio.removeProcessor(processor);
  });
  await expect.poll(processing).toBe(0);
  await goesOn();
  expect(await desk.overlapSince(from)).toEqual({ toWorkerMs: 0, toPartyMs: 0 });

  for (const call of [...held, live]) simulator.hangUp({ task: call.task });
  await expect.poll(() => remains(desk)).toEqual({ sockets: 1, connections: 0, microphones: 0 });
});
