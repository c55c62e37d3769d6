#!/usr/bin/env node
// The command `multi-call-setup` of a clone: TypeScript as it stands, run by tsx.
import { homedir } from 'node:os';
import { register } from 'tsx/esm/api';

register();
const { run } = await import('./main.ts');
process.exitCode = await run(process.argv.slice(2), {
  environment: process.env,
  home: homedir(),
  folder: process.cwd(),
  print: (text) => console.log(text),
  tell: (text) => console.error(text),
});
