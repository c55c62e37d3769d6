// Further Devices are like Flex's own.
import { expect, test, WARM } from './fixtures';
import type { Call, Desk } from './desk';
import { multiCall } from './plugin';
import { record } from './recorder';
import { sounds } from './remains';
import { until } from './until';

test.use({
  options: {
    uiAttributes: multiCall(),
    appConfig: {
      sdkOptions: {
        voice: {
          codecPreferences: ['opus', 'pcmu'], // the SDK's own preference is the reverse
          edge: 'dublin',
          audioConstraints: { echoCancellation: false, autoGainControl: false },
        },
      },
    },
  },
});

interface FlexAudio {
  readonly availableInputDevices: ReadonlyMap<string, unknown>;
  readonly availableOutputDevices: ReadonlyMap<string, unknown>;
  readonly inputDevice: { readonly deviceId: string } | null;
  setInputDevice(id: string): Promise<void>;
  readonly speakerDevices: { set(ids: string[]): Promise<void> };
}
interface FlexWindow {
  /** Lets the page's connections be described again. */
  letDescribe?: () => void;
  readonly Twilio: {
    Flex: {
      Manager: {
        getInstance(): {
          readonly voiceClient: { readonly audio: FlexAudio; updateToken(token: string): void };
        };
      };
    };
  };
}

test('S2: the further Device has the edge, codecs, constraints and audio devices of the built-in one', async ({
  open,
  simulator,
}) => {
  const desk = await open('agent1', '/', record);
  const from = Date.now();
  await desk.take();
  // Flex has put its Device on the default microphone, and the line that stands ready has followed.
  await until('the next line ready', () => simulator.voice.socketCount('agent1') === 1 + WARM);
  const chosen = await desk.page.evaluate(async () => {
    const { audio } = (window as unknown as FlexWindow).Twilio.Flex.Manager.getInstance().voiceClient;
    const other = (ids: Iterable<string>) => [...ids].filter((id) => id !== 'default').at(-1) ?? '';
    const chosen = {
      microphone: other(audio.availableInputDevices.keys()),
      speaker: other(audio.availableOutputDevices.keys()),
    };
    window.recorded.microphones.length = 0;
    await audio.setInputDevice(chosen.microphone);
    await audio.speakerDevices.set([chosen.speaker]);
    window.recorded.speakers.length = 0;
    return chosen;
  });
  expect(chosen.microphone).not.toBe('');
  await desk.take();
  const { microphones, speakers, codecs } = await desk.page.evaluate(() => window.recorded);
  const asChosen = expect.objectContaining({
    deviceId: { exact: chosen.microphone },
    echoCancellation: false,
    autoGainControl: false,
  }) as unknown;
  const opened = microphones.filter(({ audio }) => JSON.stringify(audio).includes(chosen.microphone));
  expect(opened.length).toBeGreaterThan(1); // by the built-in Device, and by a further one
  for (const { audio } of opened) expect(audio).toEqual(asChosen);
  expect(speakers).toContain(chosen.speaker);
  // The first call answers Twilio's offer; the second one makes an offer of its own, its codecs in order of preference.
  expect(codecs.at(-1)).toMatch(/^UDP\/TLS\/RTP\/SAVPF 111 /);
  const sockets = simulator.requests.filter(
    ({ via, what }) => via === 'websocket' && what.includes('/signal'),
  );
  expect(sockets.map(({ what }) => what)).toEqual(sockets.map(() => 'voice-js.dublin.twilio.com/signal'));
  expect(sockets.filter(({ at }) => at >= from)).not.toEqual([]);
});

test('P20: with the last call the line that stood ready goes too, its sounds and every microphone are let go of', async ({
  open,
  simulator,
}) => {
  const desk = await open('agent1', '/', record);
  const devices = () => simulator.voice.socketCount('agent1');
  const microphones = () =>
    desk.page.evaluate(
      () => window.microphoneTracks.filter((track) => track.deref()?.readyState === 'live').length,
    );
  await desk.page.waitForLoadState('networkidle'); // Flex fetches its Device's sounds meanwhile
  const soundsOfFlex = await sounds(desk);
  const call = await desk.take();
  await expect.poll(devices).toBe(1 + WARM);
  expect(await microphones()).toBeGreaterThan(0);
  await expect.poll(() => sounds(desk)).toBeGreaterThan(soundsOfFlex);
  simulator.hangUp({ task: call.task });
  await expect.poll(devices).toBe(1);
  await expect.poll(microphones).toBe(0);
  await expect.poll(() => sounds(desk)).toBe(soundsOfFlex);
});

/** A token as Flex gives it to its Device, which Flex does once in a while only. */
function giveToken({ page, simulator, worker }: Desk): Promise<void> {
  return page.evaluate(
    (token) =>
      (window as unknown as FlexWindow).Twilio.Flex.Manager.getInstance().voiceClient.updateToken(token),
    simulator.refreshToken({ worker }).session.token,
  );
}

test('P24: a new token reaches every further Device; one that is refused it, or all whose time is over, lose no call', async ({
  open,
  simulator,
}) => {
  const desk = await open('agent1');
  const calls = [await desk.take(), await desk.take(), await desk.take()];
  const devices = calls.length + WARM;
  await until('the next line ready', () => simulator.voice.socketCount('agent1') === devices);
  // Not by the clock: a line has said its first `listen` in the same millisecond.
  const renewed = async (renew = (): Promise<void> => giveToken(desk)): Promise<void> => {
    const before = new Set(simulator.requests);
    await renew();
    const told = () =>
      simulator.requests.filter(
        (request) => !before.has(request) && request.via === 'voice' && request.what === 'listen',
      ).length;
    await expect.poll(told).toBe(devices);
  };
  const [first, second, third] = calls;
  if (!first || !second || !third) throw new Error('three calls were taken');
  const isLive = async (call: typeof first): Promise<void> => {
    const from = Date.now();
    await desk.isHeardBy(call, from);
    await desk.hears(call);
  };
  await renewed(() => desk.renewToken());
  await isLive(third);
  await test.step('the line of the second call is refused it', async () => {
    simulator.fault({ tokenError: 31205, tokenErrorLine: 1 });
    await renewed();
    await isLive(third);
    await desk.swapTo(second);
    await isLive(second);
    simulator.clearFaults();
  });
  await test.step('every token expires, and is renewed', async () => {
    simulator.expireTokens({ worker: 'agent1' });
    await isLive(second);
    await desk.swapTo(first);
    await isLive(first);
    await renewed();
    await isLive(await desk.take());
  });
});

/** Accepts a call, and does something once its connection is about to be described, which waits for it. */
async function whileDescribed(
  desk: Desk,
  call: Call,
  by: 'createOffer' | 'createAnswer',
  meanwhile: () => Promise<void>,
): Promise<void> {
  const begun = desk.page.evaluate(
    (name) =>
      new Promise<void>((begins) => {
        const { prototype } = RTCPeerConnection;
        const describe = Reflect.get(prototype, name) as () => Promise<RTCSessionDescriptionInit>;
        const allowed = new Promise<void>((resolve) => {
          Object.assign(window, { letDescribe: resolve });
        });
        Reflect.set(prototype, name, async function (this: RTCPeerConnection, ...args: []) {
          begins();
          await allowed;
          return Reflect.apply(describe, this, args);
        });
      }),
    by,
  );
  const taken = desk.act('AcceptTask', { sid: call.task });
  await begun;
  await meanwhile();
  await desk.page.evaluate(() => (window as unknown as FlexWindow).letDescribe?.());
  await taken;
}

test('P24: a new token that comes while a call is taken is no matter to it, on whichever line', async ({
  open,
  simulator,
}) => {
  let answers = 0;
  const desk = await open('agent1', '/', (page) => {
    page.on('websocket', (socket) =>
      socket.on('framereceived', ({ payload }) => {
        if (String(payload).includes('"type":"connected"')) answers += 1;
      }),
    );
    return Promise.resolve();
  });
  const renewed = async (lines: number): Promise<void> => {
    const before = answers;
    await giveToken(desk);
    await expect.poll(() => answers - before).toBe(lines);
  };
  const first = await desk.ring();
  await whileDescribed(desk, first, 'createAnswer', () => renewed(1));
  await desk.hears(first);
  await until('the next line ready', () => simulator.voice.socketCount('agent1') === 1 + WARM);
  const second = await desk.ring();
  await whileDescribed(desk, second, 'createOffer', () => renewed(1 + WARM));
  await desk.hears(second);
  await desk.hearsNoneOf([first]);
  await test.step('and it is asked for again when its websocket was lost', async () => {
    const from = Date.now();
    simulator.dropSockets({ worker: 'agent1', line: 1 });
    const isBack = () => simulator.requests.some(({ at, what }) => at >= from && what === 'invite');
    await until('the call asked for again', isBack);
    await desk.isHeardBy(second, from);
    await desk.hears(second);
  });
});

test('P24: a line that is refused its token while it is made ready is left for a new one, and the next call is heard', async ({
  open,
  simulator,
}) => {
  const desk = await open('agent1');
  await desk.take();
  simulator.fault({ tokenError: 31205 });
  const listens = (): number =>
    simulator.requests.filter(({ via, what }) => via === 'voice' && what === 'listen').length;
  const before = listens();
  await expect.poll(listens).toBeGreaterThan(before);
  simulator.fault({ tokenError: null });
  await desk.isHeardBy(await desk.take(), Date.now());
});
