// What every bundle of the plugin has in common, whoever loads it.
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const root = join(here, '..');
const core = join(root, 'build/wasm/callcore.js');
const { version, devDependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));

export const name = 'plugin-multi-call';

/** What Flex's page has already, and where. A plugin of its own name may be given a watched copy of Flex. */
export const globals = {
  react: 'window.React',
  'react-dom': 'window.ReactDOM',
  redux: 'window.Redux',
  'react-redux': 'window.ReactRedux',
  '@twilio/flex-ui': `window.Twilio.FlexProxy?.[${JSON.stringify(name)}] || window.Twilio.Flex`,
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

/** Options of esbuild. */
export const common = {
  bundle: true,
  platform: 'browser',
  define: {
    'process.env.NODE_ENV': '"production"',
    ...Object.fromEntries(Object.entries(defines).map(([key, value]) => [key, JSON.stringify(value)])),
  },
  logLevel: 'warning',
};

/** Ends the program where the core has not been compiled. */
export function needCore() {
  if (existsSync(core)) return;
  console.error(
    `The plugin needs the core: ${relative(root, core)} is missing. Build it with: npm run build`,
  );
  process.exit(1);
}
