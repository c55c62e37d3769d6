// `npm run mutate:ts [-- glue|plugin|FILE…|--changed]`: Stryker over the glue and the plugin. Fails under the part's threshold.
// FILE may name lines (`plugin/src/start.ts:40-60`); `--changed` takes the lines that differ from main.
import { execFileSync } from 'node:child_process';
import { Stryker } from '@stryker-mutator/core';

/** `break`: percent of mutants that have to be killed; goals are 92 and 80. */
const PARTS = {
  glue: { files: ['js-glue/src/**/*.ts', '!js-glue/src/protocol.ts'], break: 84 },
  plugin: {
    files: ['plugin/src/**/*.{ts,tsx}', '!plugin/src/strings/**', '!plugin/src/**/styles.ts'],
    break: 58,
  },
};
const partOf = (file) => (file.startsWith('js-glue/') ? 'glue' : 'plugin');

const isMutated = (file) =>
  /^(js-glue|plugin)\/src\/.*\.tsx?$/.test(file) &&
  !/\.d\.ts$|protocol\.ts$|strings\/|styles\.ts$/.test(file);

/** The lines that differ from main, as Stryker wants them: `file:first-last`. None where there is no main to compare with. */
function changed() {
  let diff;
  try {
    const against = execFileSync('git', ['merge-base', 'HEAD', 'main'], { encoding: 'utf8', stdio: 'pipe' });
    diff = execFileSync('git', ['diff', '-U0', '--diff-filter=d', against.trim()], { encoding: 'utf8' });
  } catch {
    return [];
  }
  const ranges = [];
  let file = '';
  for (const line of diff.split('\n')) {
    file = /^\+\+\+ b\/(.*)$/.exec(line)?.[1] ?? file;
    const [, first, count = '1'] = /^@@ -\S+ \+(\d+)(?:,(\d+))? @@/.exec(line) ?? [];
    if (first && count !== '0' && isMutated(file))
      ranges.push(`${file}:${first}-${Number(first) + Number(count) - 1}`);
  }
  return ranges;
}

/** @returns the parts to mutate, each with its files and threshold */
function chosen(words) {
  if (words.length === 0) return Object.entries(PARTS);
  if (words.every((word) => word in PARTS)) return words.map((word) => [word, PARTS[word]]);
  const files = words.includes('--changed') ? changed() : words;
  return Object.keys(PARTS)
    .map((part) => [part, { files: files.filter((file) => partOf(file) === part), break: PARTS[part].break }])
    .filter(([, { files: own }]) => own.length > 0);
}

function optionsOf(part, { files, break: least }) {
  return {
    mutate: files,
    testRunner: 'vitest',
    plugins: ['@stryker-mutator/vitest-runner'],
    vitest: { configFile: 'tests/mutation/vitest.config.ts' },
    // Two cores, and each run has the tests' own processes beside it.
    concurrency: Number(process.env.CONCURRENCY ?? 2),
    coverageAnalysis: 'perTest',
    ignoreStatic: true,
    timeoutMS: 10_000,
    tempDirName: `build/stryker/${part}`,
    ignorePatterns: [
      '/build/*',
      '!/build/wasm',
      '/build/wasm/*',
      '!/build/wasm/callcore.js',
      '/plugin/build',
    ],
    reporters: ['clear-text', 'progress-append-only', 'json'],
    jsonReporter: { fileName: `build/reports/mutation-${part}.json` },
    clearTextReporter: { reportTests: false, allowColor: false },
    thresholds: { high: 92, low: least, break: least },
    allowConsoleColors: false,
  };
}

const parts = chosen(process.argv.slice(2));
if (parts.length === 0)
  console.log('Nothing to mutate: no line of the glue or the plugin differs from main.');
for (const [part, choice] of parts) {
  console.log(`${part}: at least ${choice.break} % of the mutants have to be killed`);
  await new Stryker(optionsOf(part, choice)).runMutationTest(); // sets the exit code when it is under `break`
}
