// libFuzzer's runs: a short one that begins alike each time, a long one that goes on from what the last has found,
// and the making of the corpus that is committed.
import { cpSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Failure } from './failure.mjs';
import { openly, quietly } from './shell.mjs';

export const FUZZERS = ['text', 'world'];
const ROOT = join('build', 'fuzz');
const LONG_SECONDS = 600;
/** In bytes; what is longer seldom shows more. A world's move takes some three bytes. */
const LONGEST = { text: 2000, world: 1500 };
const LONGEST_KEPT = 400;

const corpus = (name) => join('tests', 'fuzz', 'corpus', name);
const found = (name) => join(ROOT, 'found', name);
const program = (name) => join(ROOT, 'tests', 'fuzz', `${name}_fuzzer`);

/** Quoted words of the seeds, as libFuzzer's dictionary. */
function writeDictionary() {
  const texts = readdirSync(corpus('text')).map((file) => readFileSync(join(corpus('text'), file), 'utf8'));
  const words = new Set(texts.flatMap((text) => text.match(/"\w+"/g) ?? []));
  const file = join(ROOT, 'words.dict');
  writeFileSync(file, [...words].map((word) => `"\\"${word.slice(1, -1)}\\""\n`).join(''));
  return file;
}

function flags(name) {
  const findings = join(ROOT, 'findings');
  mkdirSync(findings, { recursive: true });
  const words = name === 'text' ? [`-dict=${writeDictionary()}`] : [];
  return [`-artifact_prefix=${findings}/${name}-`, `-max_len=${LONGEST[name]}`, '-verbosity=0', ...words];
}

/** About 20 s, from the committed corpus and with one seed. What it finds first is written to build/fuzz/findings. */
export async function fuzzShortly(name) {
  const scratch = join(ROOT, 'scratch', name);
  rmSync(scratch, { recursive: true, force: true });
  mkdirSync(scratch, { recursive: true });
  await quietly(`fuzz-${name}`, program(name), [
    ...flags(name),
    '-seed=1',
    '-max_total_time=20',
    scratch,
    corpus(name),
  ]);
}

/** `npm run fuzz [text|world] [seconds]`, or `npm run fuzz corpus` to make the committed corpus anew. */
export async function fuzz([what, ...rest]) {
  if (what === 'corpus') {
    for (const name of FUZZERS) await renewCorpus(name);
    return;
  }
  const chosen = FUZZERS.includes(what) ? [what] : FUZZERS;
  const seconds = Number((FUZZERS.includes(what) ? rest[0] : what) ?? LONG_SECONDS);
  if (!(seconds > 0)) throw new Failure('Use: npm run fuzz [text|world] [seconds], or npm run fuzz corpus');
  for (const name of chosen) {
    mkdirSync(found(name), { recursive: true });
    const limits = [`-max_total_time=${seconds}`, '-print_final_stats=1'];
    await openly(program(name), [...flags(name), ...limits, found(name), corpus(name)]);
  }
}

/** The fewest short inputs that reach every line that is reached: of texts by the scenarios' events, of worlds by what was found. */
async function renewCorpus(name) {
  const kept = join(ROOT, 'kept', name);
  rmSync(kept, { recursive: true, force: true });
  mkdirSync(kept, { recursive: true });
  mkdirSync(found(name), { recursive: true });
  const seeds = join(ROOT, 'seeds');
  if (name === 'text') await quietly('fuzz-seeds', 'node', ['--import', 'tsx', 'tests/fuzz/seeds.ts', seeds]);
  const limits = [`-max_len=${LONGEST_KEPT}`, '-use_counters=0', '-set_cover_merge=1'];
  await quietly('fuzz-corpus', program(name), [...limits, kept, name === 'text' ? seeds : found(name)]);
  rmSync(corpus(name), { recursive: true, force: true });
  cpSync(kept, corpus(name), { recursive: true });
}
