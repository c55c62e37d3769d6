// Bundles the plugin as Flex loads it: `node plugin/build.mjs` → plugin/build/plugin-multi-call.js and its source map.
// One script and nothing beside it, since a deploy uploads only these two; the core's WASM is inside.
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';

const here = dirname(fileURLToPath(import.meta.url));
const root = join(here, '..');
const name = 'plugin-multi-call';
const outfile = join(here, 'build', `${name}.js`);
const core = join(root, 'build/wasm/callcore.js');

const { version, devDependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));

/** What Flex's page has already, and where. A plugin of its own name may be given a watched copy of Flex. */
const globals = {
  react: 'window.React',
  'react-dom': 'window.ReactDOM',
  redux: 'window.Redux',
  'react-redux': 'window.ReactRedux',
  '@twilio/flex-ui': `window.Twilio.FlexProxy?.[${JSON.stringify(name)}] || window.Twilio.Flex`,
};

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

/** What Twilio's own builder defines in every bundle; tools of Flex's read them there. */
const defines = {
  __FPB_PLUGIN_UNIQUE_NAME: name,
  __FPB_PLUGIN_VERSION: version,
  __FPB_FLEX_PLUGIN_SCRIPTS_VERSION: '7.1.2',
  __FPB_FLEX_PLUGIN_VERSION: '7.1.2',
  __FPB_FLEX_UI_VERSION: devDependencies['@twilio/flex-ui'],
  __FPB_REACT_VERSION: devDependencies.react,
  __FPB_REACT_DOM_VERSION: devDependencies['react-dom'],
};

if (!existsSync(core)) {
  console.error(
    `The plugin needs the core: ${relative(root, core)} is missing. Build it with: npm run build`,
  );
  process.exit(1);
}

await build({
  entryPoints: [join(here, 'src/index.ts')],
  outfile,
  bundle: true,
  format: 'iife',
  target: 'es2020',
  platform: 'browser',
  minify: true,
  sourcemap: true,
  define: {
    'process.env.NODE_ENV': '"production"',
    ...Object.fromEntries(Object.entries(defines).map(([key, value]) => [key, JSON.stringify(value)])),
  },
  plugins: [pageGlobals],
  logLevel: 'warning',
});

const bytes = readFileSync(outfile);
const kilobytes = (size) => `${(size / 1024).toFixed(1)} KB`;
console.log(
  `${relative(root, outfile)}: ${kilobytes(bytes.length)}, ${kilobytes(gzipSync(bytes, { level: 9 }).length)} gz`,
);
