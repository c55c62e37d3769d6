// Bundles the npm package of Flex UI for a browser: `node web/flex/build.mjs [--force]` → build/flex/. With FLEX_UI=2.8.2
// it bundles the one that scripts/flex-versions.mjs has installed in build/flex-versions/2.8.2, into its folder `page`.
// @twilio/flex-ui is a CommonJS library with some 200 externals, not loadable by a script tag. The bundle (10 s) is
// made again only when its inputs change; the page's own small scripts are made each time.
import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const here = dirname(fileURLToPath(import.meta.url));
const root = join(here, '../..');
/** Where the packages are, and where the bundle goes. */
const [home, out] = process.env.FLEX_UI
  ? ['', 'page'].map((folder) => join(root, 'build/flex-versions', process.env.FLEX_UI, folder))
  : [root, join(root, 'build/flex')];

/** What the bundle is made of: the locked versions of the packages, and the files that say how. */
function fingerprint() {
  const hash = createHash('sha256');
  const ours = ['entry.mjs', 'extname.mjs', 'handlebars.cjs', 'build.mjs'].map((file) => join(here, file));
  for (const file of [...ours, join(home, 'package-lock.json')]) hash.update(readFileSync(file));
  return hash.digest('hex');
}

/** Ours, as if it lay beside the packages that it imports. */
const source = (file) => ({ contents: readFileSync(join(here, file), 'utf8'), resolveDir: home });

const walkedTemplates = {
  name: 'walked-templates',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^handlebars$/ }, () => ({ path: 'handlebars', namespace: 'walked' }));
    onLoad({ filter: /^/, namespace: 'walked' }, () => source('handlebars.cjs'));
  },
};

async function bundleFlex() {
  await build({
    stdin: source('entry.mjs'),
    outfile: join(out, 'flex.js'),
    bundle: true,
    minify: true,
    platform: 'browser',
    format: 'iife',
    target: 'es2020',
    mainFields: ['browser', 'module', 'main'],
    define: { 'process.env.NODE_ENV': '"production"', global: 'window' },
    alias: { path: join(here, 'extname.mjs') },
    plugins: [walkedTemplates],
    loader: { '.svg': 'dataurl', '.png': 'dataurl' },
    // Flex UI's dependencies look at node's `process`, and some call nextTick.
    banner: {
      js: 'window.process=window.process||{env:{NODE_ENV:"production"},browser:true,nextTick:function(f){setTimeout(f,0)},version:"",platform:"browser"};',
    },
    logLevel: 'error',
  });
}

async function bundlePage() {
  await build({
    entryPoints: {
      shim: join(here, 'page/shim.ts'),
      boot: join(here, 'page/boot.ts'),
      ears: join(here, 'ears/ears.ts'),
      'ears-worklet': join(here, 'ears/ears-worklet.ts'),
    },
    outdir: out,
    bundle: true,
    format: 'iife',
    target: 'es2020',
    logLevel: 'error',
  });
  for (const file of ['index.html', 'page.css']) copyFileSync(join(here, 'page', file), join(out, file));
}

mkdirSync(out, { recursive: true });
const stamp = join(out, 'flex.stamp');
const wanted = fingerprint();
const made = existsSync(stamp) && existsSync(join(out, 'flex.js')) && readFileSync(stamp, 'utf8') === wanted;
if (!made || process.argv.includes('--force')) {
  await bundleFlex();
  writeFileSync(stamp, wanted);
}
await bundlePage();
