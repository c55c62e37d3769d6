// Makes the folder that takes the place of `feature-library/multi-call` in Twilio's flex-project-template:
// `node plugin/template/build.mjs [FOLDER]` → build/template/multi-call. The template's builder is webpack 4, which reads
// ES2019 and nothing from outside its sources: the plugin goes in as one module, and what the page has stays an import.
import { cpSync, rmSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { common, globals, needCore } from '../bundle.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const folder = process.argv[2] ?? join(here, '../../build/template/multi-call');

needCore();
rmSync(folder, { recursive: true, force: true });
cpSync(join(here, 'multi-call'), folder, { recursive: true });
await build({
  ...common,
  entryPoints: [join(here, 'entry.ts')],
  outfile: join(folder, 'plugin.js'),
  format: 'esm',
  target: 'es2019',
  external: Object.keys(globals),
  banner: {
    js: '/* eslint-disable */\n// Made from the sources of the multi-call plugin: change those, not this.',
  },
});
console.log(`${relative(process.cwd(), folder)}: to be placed over feature-library/multi-call`);
