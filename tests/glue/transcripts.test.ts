// The core's transcripts once more, through the module that ships: what holds natively holds in the browser's WASM.
import { readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import createCallCore from '../../build/wasm/callcore.js';
import { replay, type Defaults } from './transcript';

const folder = fileURLToPath(new URL('../core/scenarios/', import.meta.url));
const defaults = JSON.parse(readFileSync(`${folder}defaults.json`, 'utf8')) as Defaults;
const scenarios = readdirSync(folder).filter((name) => name.endsWith('.txt'));

describe('a transcript through the WASM', () => {
  it.each(scenarios)('reads as written: %s', (name) => {
    const written = readFileSync(folder + name, 'utf8');
    const core = createCallCore();
    expect(replay(written, defaults, (json) => core.dispatch(json))).toBe(written);
  });
});
