#!/usr/bin/env node
// The command `multi-call-setup` of a clone: TypeScript as it stands, run by tsx.
import { readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { fileURLToPath } from 'node:url';

const CLONE = fileURLToPath(new URL('../..', import.meta.url));
const INTERRUPTED = 130;

const { version, engines } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));
const [needed] = /\d+\.\d+/.exec(engines.node) ?? [];
const [mine, least] = [process.versions.node, needed].map((text) => text.split('.').map(Number));
if (mine[0] < least[0] || (mine[0] === least[0] && mine[1] < least[1])) {
  console.error(`Node ${needed} or newer is needed; this is ${process.versions.node}.`);
  process.exit(2);
}

const interrupt = new globalThis.AbortController();
process.once('SIGINT', () => {
  interrupt.abort();
  process.exit(INTERRUPTED);
});

try {
  const { register } = await import('tsx/esm/api');
  register();
  const { run } = await import('./main.ts');
  process.exitCode = await run(process.argv.slice(2), {
    environment: process.env,
    home: homedir(),
    clone: CLONE,
    version,
    print: (line) => console.log(line),
    tell: (line) => console.error(line),
    interrupt: interrupt.signal,
  });
} catch (error) {
  // As a text only: an error of the network carries its request along, with the credentials in a header.
  const isMissing = error.code === 'ERR_MODULE_NOT_FOUND';
  console.error(
    isMissing
      ? `A package is missing. Run \`npm ci\` in the clone, with its development packages: ${error.message}`
      : error.stack,
  );
  process.exitCode = 2;
}
