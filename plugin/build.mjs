// Bundles the plugin as Flex loads it: `node plugin/build.mjs` → plugin/build/plugin-multi-call.js and its source map.
// One script and nothing beside it, since a deploy uploads only these two; the core's WASM is inside.
import { readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { common, globals, name, needCore } from './bundle.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const outfile = join(here, 'build', `${name}.js`);

const pageGlobals = {
  name: 'page-globals',
  setup({ onResolve, onLoad }) {
    const names = Object.keys(globals).map((each) => each.replace('/', '\\/'));
    onResolve({ filter: new RegExp(`^(${names.join('|')})$`) }, ({ path }) => ({ path, namespace: 'page' }));
    onLoad({ filter: /.*/, namespace: 'page' }, ({ path }) => ({
      contents: `module.exports = ${globals[path]};`,
    }));
  },
};

needCore();
await build({
  ...common,
  entryPoints: [join(here, 'src/index.ts')],
  outfile,
  format: 'iife',
  target: 'es2020',
  minify: true,
  sourcemap: true,
  plugins: [pageGlobals],
});

const bytes = readFileSync(outfile);
const kilobytes = (size) => `${(size / 1024).toFixed(1)} KB`;
console.log(
  `${relative(join(here, '..'), outfile)}: ${kilobytes(bytes.length)}, ${kilobytes(gzipSync(bytes, { level: 9 }).length)} gz`,
);
