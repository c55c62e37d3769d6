// Remembers what a step was last made from, so that it is repeated only when that has changed.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const SKIPPED = new Set(['node_modules', 'build', '.git']);

function* filesBelow(path) {
  if (!existsSync(path)) return;
  if (!statSync(path).isDirectory()) return void (yield path);
  for (const entry of readdirSync(path, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))) {
    if (SKIPPED.has(entry.name)) continue;
    yield* filesBelow(join(path, entry.name));
  }
}

function digest(inputs) {
  const hash = createHash('sha256');
  for (const input of inputs) {
    for (const file of filesBelow(input)) hash.update(`${file}\0`).update(readFileSync(file)).update('\0');
  }
  return hash.digest('hex');
}

/** Wraps a step's work: skipped while its inputs (files, folders) and outputs are as they were after its last success. */
export function stamped(name, { inputs, outputs, ...step }) {
  const file = join('build', 'stamps', name);
  return {
    ...step,
    isCurrent: () =>
      outputs.every((output) => existsSync(output)) &&
      existsSync(file) &&
      readFileSync(file, 'utf8') === digest(inputs),
    async run(context) {
      const before = digest(inputs);
      await step.run(context);
      mkdirSync(join('build', 'stamps'), { recursive: true });
      writeFileSync(file, before);
    },
  };
}
