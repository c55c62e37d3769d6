// The folder that takes the place of the template's multi-call: compiled and run among stand-ins of what the template has around it.
import { execFileSync } from 'node:child_process';
import { EventEmitter } from 'node:events';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import ts from 'typescript';
import { beforeAll, expect, it, vi } from 'vitest';
import type { MultiCallApi } from '../../plugin/multi-call';
import { FlexDouble } from './flex-double';

/** Flex, of which everything is there and does nothing, apart from what decides whether the plugin is on. */
const { flex, everything } = vi.hoisted(() => {
  const nothing: object = new Proxy(() => {}, {
    get: (_, key) => (key === 'then' ? undefined : nothing),
    apply: () => nothing,
  });
  const flex = {
    VERSION: '2.17.1',
    manager: {},
    Manager: { getInstance: (): object => flex.manager },
    Notifications: { registeredNotifications: new Set(), registerNotification: () => {} },
    WorkersDataTable: { Content: { fragments: [], add: () => () => {}, remove: () => () => {} } },
  };
  const everything = new Proxy(flex, {
    has: () => true,
    get: (_, key) => (key in flex ? Reflect.get(flex, key) : key === 'then' ? undefined : nothing) as unknown,
  });
  return { flex, everything };
});
vi.mock('@twilio/flex-ui', () => everything);

const ROOT = resolve('build/template-test');

/** The template's paths: its loader of features, and the one other feature that imports from this one. */
const STAND_INS = {
  'src/utils/feature-loader/index.ts': `
    import type { FeatureDefinition } from '../../types/feature-loader';
    import * as feature from '../../feature-library/multi-call';
    import { selectSpeaker } from '../../feature-library/device-manager/custom-components/DeviceManager/DeviceManager';
    export { selectSpeaker };
    export const load = (flex: unknown, manager: { events: { addListener(name: string, listener: () => void): void } }): string => {
      const { name = '', hooks = [] } = feature.register() as FeatureDefinition;
      for (const hook of hooks) manager.events.addListener(hook.eventName, () => hook.eventHook(flex, manager));
      return name;
    };`,
  'src/types/feature-loader/index.ts': `
    export interface FeatureDefinition {
      name?: string;
      hooks?: { eventName: string; eventHook(flex: unknown, manager: unknown): void }[];
    }`,
  'src/feature-library/device-manager/custom-components/DeviceManager/DeviceManager.ts': `
    import type { Device } from '@twilio/voice-sdk';
    import { MultiCallDevices } from '../../../multi-call/helpers/MultiCallHelper';
    import { isFeatureEnabled as isMultiCallEnabled } from '../../../multi-call/config';
    const set = (id: string, device: Device): void => void device.audio?.speakerDevices.set(id);
    export const selectSpeaker = (id: string): boolean => {
      if (isMultiCallEnabled()) MultiCallDevices.forEach((device) => set(id, device));
      return isMultiCallEnabled();
    };`,
  'types/flex-ui.d.ts': `
    export interface Manager {
      configuration: object;
      workerClient?: { attributes: unknown };
    }
    export const Manager: { getInstance(): Manager };`,
  'types/voice-sdk.d.ts': `
    export class Device {
      audio: { speakerDevices: { set(id: string): Promise<void> } } | null;
    }`,
} as const;

beforeAll(() => {
  rmSync(ROOT, { recursive: true, force: true });
  for (const [file, text] of Object.entries(STAND_INS)) {
    mkdirSync(dirname(join(ROOT, file)), { recursive: true });
    writeFileSync(join(ROOT, file), text);
  }
  execFileSync('node', ['plugin/template/build.mjs', join(ROOT, 'src/feature-library/multi-call')]);
});

it("compiles in the template's place, for the features that import from it", () => {
  const program = ts.createProgram([join(ROOT, 'src/utils/feature-loader/index.ts')], {
    strict: true,
    noEmit: true,
    target: ts.ScriptTarget.ES2019,
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    lib: ['lib.es2019.d.ts'],
    types: [],
    paths: {
      '@twilio/flex-ui': [join(ROOT, 'types/flex-ui.d.ts')],
      '@twilio/voice-sdk': [join(ROOT, 'types/voice-sdk.d.ts')],
    },
  });
  const wrong = ts.getPreEmitDiagnostics(program);
  expect(wrong.map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'))).toEqual([]);
});

interface Loader {
  load(flex: object, manager: object): string;
  selectSpeaker(id: string): boolean;
}

/** Runs what was compiled, as the template's plugin does in a page whose agent has no voice device. */
async function desktop(enabled: boolean) {
  const events = new EventEmitter();
  const configuration = { custom_data: { features: { multi_call: { enabled } } } };
  Object.assign(flex, { manager: { ...new FlexDouble().manager, events, strings: {}, configuration } });
  const page = { Twilio: {} as { MultiCall?: MultiCallApi } };
  vi.stubGlobal('window', page);
  vi.stubGlobal('navigator', {});
  const loader = (await import(join(ROOT, 'src/utils/feature-loader/index.ts'))) as Loader;
  const name = loader.load({}, flex.manager);
  return { loader, name, events, page };
}

it('starts the plugin when the template has the flag on, once every plugin has started', async () => {
  const { loader, name, events, page } = await desktop(true);
  expect(name).toBe('multi-call');
  expect(loader.selectSpeaker('default')).toBe(true);
  expect(page.Twilio.MultiCall).toBeUndefined();
  events.emit('pluginsInitialized');
  await vi.waitFor(() =>
    expect(page.Twilio.MultiCall?.snapshot()).toEqual({ active: false, calls: [], showGivenUp: false }),
  );
});

it('registers nothing when the flag is off', async () => {
  const { loader, name, events, page } = await desktop(false);
  expect(name).toBe('');
  expect(loader.selectSpeaker('default')).toBe(false);
  events.emit('pluginsInitialized');
  expect(page.Twilio).toEqual({});
});
