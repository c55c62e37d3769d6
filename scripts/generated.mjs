// What is generated, from wasm/boundary/schema.h, the table of stages and the tests, from the plugin's table of options, and from the
// list of browser tests: writing it, and proving that what is committed is current.
import { readFileSync } from 'node:fs';
import { Failure } from './failure.mjs';
import { writeSuiteSize } from './flex-table.mjs';
import { quietly } from './shell.mjs';

const FROM_CORE = ['js-glue/src/protocol.ts', 'wasm/README.md'];
const FROM_OPTIONS = ['plugin/multi_call.schema.json', 'README.md'];
const GENERATED = [...FROM_CORE, ...FROM_OPTIONS];

export async function generate() {
  await quietly('native-configure', 'cmake', ['--preset', 'native']);
  await quietly('generate-build', 'cmake', ['--build', '--preset', 'native', '--target', 'emit_protocol']);
  await quietly('generate', 'build/native/wasm/emit_protocol', [...FROM_CORE, 'tests']);
  await quietly('generate-options', 'node', [
    '--import',
    'tsx',
    'plugin/setup/emit-options.ts',
    ...FROM_OPTIONS,
  ]);
  writeSuiteSize();
}

export async function checkGenerated() {
  const committed = GENERATED.map((file) => readFileSync(file, 'utf8'));
  await generate();
  const stale = GENERATED.filter((file, i) => readFileSync(file, 'utf8') !== committed[i]);
  if (stale.length > 0) {
    throw new Failure(
      `Not current, and now rewritten: ${stale.join(', ')}. Read the difference and commit it.`,
    );
  }
}
