// The project's one entry for people and CI: `npm run` comes here with one of the verbs below.
// Each verb is a list of steps (steps.mjs); what has not changed is not repeated (stamp.mjs).
import { mkdirSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import { Failure } from './failure.mjs';
import { steps } from './steps.mjs';
import { Tally } from './tally.mjs';

const product = ['wasm', 'flex', 'plugin', 'page'];
const checks = ['generated', 'clang-format', 'clang-tidy', 'prettier', 'eslint', 'types'];
const tests = ['core-tests', 'model-tests', 'fuzz-shortly', 'unit-tests', 'browser-tests'];

const verbs = {
  demo: ['npm', ...product, 'demo'],
  build: ['npm', ...product],
  generate: ['npm', 'generate'],
  check: ['npm', 'wasm', ...checks],
  test: ['npm', ...product, ...checks, ...tests],
  bench: ['npm', ...product, 'bench'],
  soak: ['npm', ...product, 'soak'],
  fuzz: ['npm', 'wasm', 'fuzz'],
  prove: ['prove'],
  replay: ['replay'],
  mutate: ['mutate'],
};

const seconds = (from) => `${((performance.now() - from) / 1000).toFixed(1)} s`;

async function run(verb, args) {
  const names = verbs[verb];
  if (!names) throw new Failure(`Unknown verb "${verb ?? ''}": use one of ${Object.keys(verbs).join(', ')}.`);
  mkdirSync('build/logs', { recursive: true });
  const chosen = names.map((name) => ({ name, ...steps[name] }));
  steps.packages.run({ wanted: new Set(chosen.flatMap((step) => step.packages ?? [])) });

  const tally = new Tally();
  for (const step of chosen) {
    if (step.isCurrent?.()) {
      console.log(`· ${step.name}: up to date`);
      continue;
    }
    console.log(`▸ ${step.name}: ${step.title}`);
    const started = performance.now();
    try {
      await step.run({ args, tally });
      console.log(`✓ ${step.name}: ${seconds(started)}`);
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      console.log(`✗ ${step.name}: ${seconds(started)}\n${error.message}`);
      // A test run goes on, so that one failure does not hide another; a build can't.
      if (!step.counts) throw new Failure(`${step.name} failed.`, tally);
      tally.addFailure(step.name);
    }
  }
  return tally;
}

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
