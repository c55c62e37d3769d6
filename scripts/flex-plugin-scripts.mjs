// Builds the same sources with Twilio's own tools, installed apart in build/flex-plugin-scripts (some 2,000 packages, 900 MB).
// Their webpack 4 reads nothing from outside `src`, so all that the plugin is made of is copied below one.
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { quietly } from './shell.mjs';
import { stamped } from './stamp.mjs';

const HOME = 'build/flex-plugin-scripts';
const INSTALLED = join(HOME, 'node_modules/.package-lock.json');
export const OFFICIAL_BUNDLE = join(HOME, 'build/plugin-multi-call.js');
const SOURCES = ['plugin/src', 'plugin/multi-call.d.ts', 'js-glue/src', 'build/wasm/callcore.js'];

const { version, devDependencies: ours } = JSON.parse(readFileSync('package.json', 'utf8'));

/** The overrides mend two things: one of their packages wants npm's placeholder `fs`, and another finds no webpack 4 of its own. */
const MANIFEST = {
  name: 'plugin-multi-call',
  version,
  private: true,
  dependencies: {
    '@twilio/flex-plugin-scripts': '7.1.2',
    react: ours.react,
    'react-dom': ours['react-dom'],
  },
  devDependencies: {
    '@twilio/flex-ui': ours['@twilio/flex-ui'],
    'react-test-renderer': ours.react,
    typescript: ours.typescript,
    webpack: '4.47.0',
  },
  overrides: { fs: 'file:./stubs/fs' },
};

const TSCONFIG = {
  compilerOptions: {
    target: 'ES2022',
    module: 'ESNext',
    moduleResolution: 'bundler',
    lib: ['ES2022', 'DOM', 'DOM.Iterable'],
    types: [],
    jsx: 'react',
    strict: true,
    skipLibCheck: true,
    esModuleInterop: true,
    isolatedModules: true,
    noEmit: true,
  },
  include: ['src'],
};

const write = (file, text) => writeFileSync(join(HOME, file), text);
const json = (value) => `${JSON.stringify(value, null, 2)}\n`;

/** Whether Twilio's tools have been installed here by an earlier run. */
export const isOfficialInstalled = () => existsSync(INSTALLED);

export async function buildOfficially() {
  for (const folder of ['stubs/fs', 'public']) mkdirSync(join(HOME, folder), { recursive: true });
  write('package.json', json(MANIFEST));
  write('stubs/fs/package.json', json({ name: 'fs', version: '0.0.1', main: 'index.js' }));
  write('stubs/fs/index.js', '');
  write('tsconfig.json', json(TSCONFIG));
  const install = stamped('flex-plugin-scripts', {
    inputs: [join(HOME, 'package.json')],
    outputs: [INSTALLED],
    run: () =>
      quietly('npm-flex-plugin-scripts', 'npm', ['install', '--ignore-scripts', '--no-audit', '--no-fund'], {
        cwd: HOME,
      }),
  });
  if (!install.isCurrent()) await install.run();

  rmSync(join(HOME, 'src'), { recursive: true, force: true });
  for (const source of SOURCES) cpSync(source, join(HOME, 'src', source), { recursive: true });
  write('src/index.ts', "import './plugin/src';\n");
  await quietly('flex-plugin-scripts', 'npx', ['flex-plugin', 'build'], {
    cwd: HOME,
    env: { ...process.env, CI: 'true' },
  });
  console.log(
    `${OFFICIAL_BUNDLE}: PLUGIN=${OFFICIAL_BUNDLE} npx playwright test runs the browser tests on it`,
  );
}
