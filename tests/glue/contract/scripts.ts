// What the glue does with the Voice SDK and Twilio does to it, as scripts. Each is played on the doubles under node and on the real
// SDK in a page, and both have to give the same record. So this file must import nothing that only one of them has.

/** A call, as both have it. */
export interface ContractCall {
  readonly parameters: Readonly<Record<string, string>>;
  status(): string;
  isMuted(): boolean;
  mute(muted: boolean): void;
  disconnect(): void;
  reject(): void;
  on(event: string, listener: (...args: unknown[]) => void): unknown;
}

export interface ContractAudio {
  readonly inputDevice: { readonly deviceId: string } | null;
  readonly availableInputDevices: ReadonlyMap<string, unknown>;
  setInputDevice(id: string): Promise<void>;
  unsetInputDevice(): Promise<void>;
  addProcessor(processor: object): Promise<void>;
  removeProcessor(processor?: object): Promise<void>;
}

export interface ContractDevice {
  readonly audio: ContractAudio | null;
  readonly calls: readonly ContractCall[];
  readonly _activeCall: ContractCall | null;
  connect(options: { connectToken?: string }): Promise<ContractCall>;
  destroy(): void;
  updateToken(token: string): void;
  on(event: string, listener: (...args: unknown[]) => void): unknown;
}

/** Where a script is played: a Device that is registered, and Twilio on its other side. */
export interface Bench {
  readonly device: ContractDevice;
  /** Twilio rings; resolves when the Device has said so. */
  readonly ring: () => Promise<ContractCall>;
  /** Flex accepts; resolves when the call is open. */
  readonly accept: (call: ContractCall) => Promise<void>;
  /** Twilio ends the call: cancels it while it rings. */
  readonly end: (call: ContractCall) => Promise<void>;
  /** The Device's websocket is lost. */
  readonly loseSocket: (call: ContractCall) => Promise<void>;
  /** How often a microphone has been opened by now. */
  readonly microphonesOpened: () => number;
  /** Something of AudioProcessor's shape. */
  readonly processor: () => object;
  readonly until: (holds: () => boolean) => Promise<void>;
}

export type Script = (bench: Bench, say: (line: string) => void) => Promise<void>;

const CALL_EVENTS = [
  'accept',
  'cancel',
  'reject',
  'disconnect',
  'error',
  'mute',
  'transportClose',
  'reconnecting',
];

function follow(call: ContractCall, say: (line: string) => void): void {
  for (const event of CALL_EVENTS) call.on(event, () => say(`${event} (${call.status()})`));
}

/** What it fails with. */
async function failure(act: () => unknown): Promise<string> {
  try {
    await act();
    return 'done';
  } catch (error) {
    return error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  }
}

const standing = ({ calls, _activeCall }: ContractDevice, call: ContractCall): string =>
  `${calls.includes(call) ? 'among the calls' : 'not among the calls'}, ${_activeCall === call ? 'active' : 'not active'}`;

export const SCRIPTS: Readonly<Record<string, Script>> = {
  'a call is accepted, muted, and ended by Twilio': async (bench, say) => {
    const call = await bench.ring();
    say(call.status());
    say(standing(bench.device, call));
    follow(call, say);
    await bench.accept(call);
    say(standing(bench.device, call));
    for (const muted of [true, true, false]) {
      call.mute(muted);
      say(`muted: ${call.isMuted()}`);
    }
    call.reject();
    await bench.end(call);
    say(standing(bench.device, call));
    call.disconnect();
    say(call.status());
  },

  'a call is accepted, and ended by the agent': async (bench, say) => {
    const call = await bench.ring();
    follow(call, say);
    await bench.accept(call);
    call.disconnect();
    await bench.until(() => call.status() === 'closed');
    say(standing(bench.device, call));
  },

  'a ringing call is muted, and cancelled': async (bench, say) => {
    const call = await bench.ring();
    follow(call, say);
    call.disconnect();
    say(call.status());
    await bench.end(call);
    say(standing(bench.device, call));
  },

  'a ringing call is rejected twice': async (bench, say) => {
    const call = await bench.ring();
    follow(call, say);
    call.reject();
    call.reject();
    say(call.status());
    say(standing(bench.device, call));
  },

  'two calls ring, the second is accepted, the first is cancelled': async (bench, say) => {
    const first = await bench.ring();
    const second = await bench.ring();
    follow(first, (line) => say(`first: ${line}`));
    follow(second, (line) => say(`second: ${line}`));
    await bench.accept(second);
    say(`first: ${standing(bench.device, first)}`);
    say(`second: ${standing(bench.device, second)}`);
    await bench.end(first);
    say(`first: ${standing(bench.device, first)}`);
    say(`second: ${standing(bench.device, second)}`);
  },

  'an open call loses its websocket': async (bench, say) => {
    const call = await bench.ring();
    await bench.accept(call);
    follow(call, say);
    await bench.loseSocket(call);
    await bench.until(() => call.status() === 'reconnecting');
    say(standing(bench.device, call));
  },

  'a connect beside an open call': async (bench, say) => {
    const call = await bench.ring();
    await bench.accept(call);
    say(await failure(() => bench.device.connect({})));
    say(call.status());
  },

  'a Device is destroyed with an open call': async (bench, say) => {
    const call = await bench.ring();
    await bench.accept(call);
    call.on('disconnect', () => say(`disconnect (${call.status()}), audio: ${bench.device.audio !== null}`));
    for (const event of ['unregistered', 'destroyed']) bench.device.on(event, () => say(event));
    bench.device.destroy();
    await bench.until(() => call.status() === 'closed');
    say(`audio: ${bench.device.audio !== null}`);
    say(await failure(() => bench.device.connect({})));
    say(await failure(() => bench.device.updateToken('another')));
  },

  'a microphone is set, set again, and unset twice': async ({ device, microphonesOpened, until }, say) => {
    const audio = device.audio;
    if (!audio) throw new Error('no audio');
    await until(() => audio.availableInputDevices.size > 0);
    const before = microphonesOpened();
    const opened = (): string =>
      `${audio.inputDevice?.deviceId ?? 'none'}, ${microphonesOpened() - before} opened`;
    await audio.unsetInputDevice();
    say(opened());
    await audio.setInputDevice('default');
    say(opened());
    await audio.setInputDevice('default');
    say(opened());
    await audio.unsetInputDevice();
    await audio.unsetInputDevice();
    say(opened());
    say(await failure(() => audio.setInputDevice('nowhere')));
  },

  'an audio processor is added twice, and removed': async ({ device, processor }, say) => {
    const audio = device.audio;
    if (!audio) throw new Error('no audio');
    const [mine, other] = [processor(), processor()];
    say(await failure(() => audio.removeProcessor(mine)));
    say(await failure(() => audio.addProcessor(mine)));
    say(await failure(() => audio.addProcessor(other)));
    say(await failure(() => audio.removeProcessor()));
    say(await failure(() => audio.removeProcessor(other)));
    say(await failure(() => audio.removeProcessor(mine)));
    say(await failure(() => audio.addProcessor(other)));
  },
};

/** Plays one script. @returns its record, line by line */
export async function play(name: string, bench: Bench): Promise<string[]> {
  const record: string[] = [];
  await SCRIPTS[name]?.(bench, (line) => void record.push(line));
  return [...record]; // What comes after the script is not part of it.
}

/** The private fields that the glue reads or sets, on a Device with an open call. Each line names what is not as expected. */
export function privateFields(device: object, call: object): string[] {
  const missing: string[] = [];
  const has = (owner: unknown, name: string, is: (value: unknown) => boolean): unknown => {
    const value: unknown = Reflect.get(Object(owner) as object, name);
    if (!is(value)) missing.push(`${name}: ${typeof value}`);
    return value;
  };
  const isFunction = (value: unknown): boolean => typeof value === 'function';
  const isObject = (value: unknown): boolean => typeof value === 'object' && value !== null;
  has(device, '_options', (value) => isObject(value) && 'allowIncomingWhileBusy' in (value as object));
  has(device, '_activeCall', (value) => value === call);
  has(device, '_setupStream', isFunction);
  has(has(device, '_stream', isObject), 'status', (value) => value === 'ready');
  has(call, '_shouldSendHangup', (value) => value === true);
  const stream = has(call, '_pstream', isObject);
  has(stream, 'removeListener', isFunction);
  const offer = has(call, '_onConnected', isFunction);
  const listeners = (stream as { listeners(event: string): unknown[] }).listeners('connected');
  if (!listeners.includes(offer)) missing.push('_onConnected: does not listen to connected');
  const media = has(call, '_mediaHandler', isObject);
  for (const name of ['_inputStreamSource', '_outputStreamSource'])
    has(has(media, name, isObject), 'disconnect', isFunction);
  return missing;
}
