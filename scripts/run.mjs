// The project's one entry for people and CI: `npm run` comes here with one of the verbs below.
// Each verb is a list of steps (steps.mjs); what has not changed is not repeated (stamp.mjs).
import { mkdirSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import { Failure } from './failure.mjs';
import { steps } from './steps.mjs';
import { Tally } from './tally.mjs';

const product = [[['npm', 'flex'], ['wasm']], 'plugin', 'page'];
const core = {
  checks: ['generated', 'clang-format', 'clang-tidy'],
  tests: ['core-tests', 'model-tests', 'fuzz-shortly'],
};
const checks = ['prettier', 'eslint', 'types'];

/** What a verb does, one after the other. Lists within a list run side by side: each alone would leave a core idle. */
const verbs = {
  demo: [...product, 'demo'],
  build: product,
  'build:template': [...product, 'template'],
  'build:flex-plugin-scripts': [...product, 'flex-plugin-scripts'],
  deploy: ['deploy'],
  generate: ['npm', 'generate'],
  check: ['npm', 'wasm', [core.checks, checks]],
  test: [
    ...product,
    [
      [...core.checks, ...core.tests],
      [...checks, 'flex-oldest'],
    ],
    'unit-tests',
    'mutants-of-change',
    'browser-tests',
    'alone-tests',
    'oldest-tests',
    'official-tests',
  ],
  matrix: [...product, 'matrix'],
  bench: [...product, 'bench'],
  soak: [...product, 'soak'],
  screenshots: [...product, 'screenshots'],
  fuzz: ['npm', 'wasm', 'fuzz'],
  prove: ['prove'],
  replay: ['replay'],
  mutate: ['mutate'],
  'mutate:ts': ['npm', 'wasm', 'mutate-ts'],
  coverage: ['npm', 'wasm', 'plugin', 'coverage-cpp', 'coverage-ts'],
};

const seconds = (from) => `${((performance.now() - from) / 1000).toFixed(1)} s`;

/** Runs one step, unless it is current. A test run goes on after a failure, so that one does not hide another; a build can't. */
async function perform(name, context) {
  const step = steps[name];
  if (step.isCurrent?.()) {
    console.log(`· ${name}: up to date`);
    return;
  }
  const leftOut = step.leftOut?.(context) ?? null;
  if (leftOut !== null) {
    console.log(`· ${name}: left out: ${leftOut}`);
    return;
  }
  console.log(`▸ ${name}: ${step.title}`);
  const started = performance.now();
  try {
    await step.run(context);
    console.log(`✓ ${name}: ${seconds(started)}`);
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    console.log(`✗ ${name}: ${seconds(started)}\n${error.message}`);
    if (!step.counts) throw new Failure(`${name} failed.`, context.tally);
    context.tally.addFailure(name);
  }
}

async function performAll(names, context) {
  for (const entry of names) {
    if (Array.isArray(entry)) await Promise.all(entry.map((lane) => performAll(lane, context)));
    else await perform(entry, context);
  }
}

async function run(verb, args) {
  const names = verbs[verb];
  if (!names) throw new Failure(`Unknown verb "${verb ?? ''}": use one of ${Object.keys(verbs).join(', ')}.`);
  mkdirSync('build/logs', { recursive: true });
  const wanted = names.flat(Infinity).flatMap((name) => steps[name].packages ?? []);
  await steps.packages.run({ wanted: new Set(wanted) });
  const tally = new Tally();
  await performAll(names, { args, tally });
  return tally;
}

// Ctrl-C reaches the program of the step as well: that one ends in its own way, and we after it.
process.on('SIGINT', () => undefined);

const [verb, ...args] = process.argv.slice(2);
try {
  const tally = await run(verb, args);
  if (tally.used) console.log(tally.summary());
  process.exitCode = tally.failed > 0 ? 1 : 0;
} catch (error) {
  if (!(error instanceof Failure)) throw error;
  console.error(error.message);
  if (verb === 'test') console.log(error.tally?.addFailure('build').summary() ?? '0 passed, 1 failed');
  process.exitCode = 1;
}
