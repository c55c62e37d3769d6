#!/usr/bin/env node
// The command `multi-call-setup` of a clone: TypeScript as it stands, run by tsx.
import { homedir } from 'node:os';

try {
  const { register } = await import('tsx/esm/api');
  register();
  const { run } = await import('./main.ts');
  process.exitCode = await run(process.argv.slice(2), {
    environment: process.env,
    home: homedir(),
    folder: process.cwd(),
    print: (text) => console.log(text),
    tell: (text) => console.error(text),
  });
} catch (error) {
  // As a text only: an error of the network carries its request along, with the credentials in a header.
  const isMissing = error.code === 'ERR_MODULE_NOT_FOUND';
  console.error(isMissing ? `First run \`npm ci\` in the clone: ${error.message}` : error.stack);
  process.exitCode = 2;
}
