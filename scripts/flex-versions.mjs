// Flex UI in versions other than the one in package.json: each installed and bundled apart, in build/flex-versions/VERSION.
// A page of that version is then had with FLEX_UI=VERSION, in the tests as in the demo.
import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { quietly } from './shell.mjs';
import { stamped } from './stamp.mjs';

const { devDependencies } = JSON.parse(readFileSync('package.json', 'utf8'));

/** The one that is bundled to build/flex. */
export const NEWEST = devDependencies['@twilio/flex-ui'];
/** It has a lockfile here, in web/flex/versions, since `npm test` runs it. */
export const OLDEST = '2.8.2';
/** One of each minor version that npm has, from the first that the plugin works with (plugin/src/version.ts). */
export const VERSIONS = [OLDEST, '2.9.1', '2.10.1', '2.11.1', '2.12.0', '2.14.0', '2.15.1', '2.16.0', NEWEST];

// To name the newest is to name none.
if (process.env.FLEX_UI === NEWEST) delete process.env.FLEX_UI;

/** What Flex UI 2 leaves to its page to bring along. */
const BESIDE_FLEX = ['react', 'react-dom', 'react-is', 'react-redux', 'redux'];

const homeOf = (version) => join('build', 'flex-versions', version);
const lockedIn = (version) => join('web', 'flex', 'versions', version);

/** The environment in which scripts and tests take this version. */
export function withFlex(version) {
  return { ...process.env, FLEX_UI: version === NEWEST ? '' : version };
}

/** Installs and bundles a version, where that has not been done. Needs no network the second time. */
export async function prepareFlex(version) {
  if (version !== NEWEST) await install(version);
  await quietly(`flex-${version}`, 'node', ['web/flex/build.mjs'], { env: withFlex(version) });
}

async function install(version) {
  const home = homeOf(version);
  mkdirSync(home, { recursive: true });
  const locked = existsSync(lockedIn(version));
  if (locked) cpSync(lockedIn(version), home, { recursive: true });
  else writeFileSync(join(home, 'package.json'), manifest(version));
  const step = stamped(`flex-${version}`, {
    inputs: [join(home, 'package.json')],
    outputs: [join(home, 'node_modules', '.package-lock.json')],
    run: () => {
      const how = ['--ignore-scripts', '--no-audit', '--no-fund'];
      return quietly(`npm-flex-${version}`, 'npm', [locked ? 'ci' : 'install', ...how], { cwd: home });
    },
  });
  if (!step.isCurrent()) await step.run();
}

function manifest(version) {
  const beside = BESIDE_FLEX.map((name) => [name, devDependencies[name]]);
  const dependencies = { '@twilio/flex-ui': version, ...Object.fromEntries(beside) };
  return `${JSON.stringify({ name: `flex-ui-${version}`, private: true, dependencies }, null, 2)}\n`;
}

/** The version of the Voice SDK that a version of Flex UI runs. */
export function voiceSdkIn(version) {
  const home = version === NEWEST ? '.' : homeOf(version);
  const flex = resolve(home, 'node_modules/@twilio/flex-ui/package.json');
  const main = createRequire(flex).resolve('@twilio/voice-sdk');
  const folder = main.slice(0, main.lastIndexOf('voice-sdk') + 'voice-sdk'.length);
  return JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')).version;
}
