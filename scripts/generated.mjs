// What is generated from wasm/boundary/schema.h, the table of stages and the tests: writing it, and proving that what is committed is current.
import { readFileSync } from 'node:fs';
import { Failure } from './failure.mjs';
import { quietly } from './shell.mjs';

const GENERATED = ['js-glue/src/protocol.ts', 'wasm/README.md'];

export function generate() {
  quietly('native-configure', 'cmake', ['--preset', 'native']);
  quietly('generate-build', 'cmake', ['--build', '--preset', 'native', '--target', 'emit_protocol']);
  quietly('generate', 'build/native/wasm/emit_protocol', [...GENERATED, 'tests']);
}

export function checkGenerated() {
  const committed = GENERATED.map((file) => readFileSync(file, 'utf8'));
  generate();
  const stale = GENERATED.filter((file, i) => readFileSync(file, 'utf8') !== committed[i]);
  if (stale.length > 0) {
    throw new Failure(
      `Not current, and now rewritten: ${stale.join(', ')}. Read the difference and commit it.`,
    );
  }
}
