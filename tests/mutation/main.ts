// Puts mutants into the core, one at a time, and says which of them the core's tests do not notice.
//   npm run mutate -- [PART OF A FILE'S NAME] [--sample N] [--seed N] [--again] [--minutes N] [--list]
// --again: only those that survived the last time, wherever their lines are by now.
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { dice } from '../../web/simulator/media/dice';
import { isEquivalent } from './equivalent';
import { diffOf, mutantsOf, mutated, type Mutant } from './mutants';
import { Workbench, type Verdict } from './workbench';

const CORE = join('wasm', 'core');
const SURVIVORS = join('build', 'mutation', 'survivors.txt');

interface Planned {
  file: string;
  text: string;
  mutant: Mutant;
  diff: string;
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    sample: { type: 'string' },
    seed: { type: 'string', default: '1' },
    again: { type: 'boolean', default: false },
    minutes: { type: 'string', default: '600' },
    list: { type: 'boolean', default: false },
  },
});

/** Every mutant that could be noticed. */
function mutantsOfCore(): { all: Planned[]; equivalent: number } {
  const files = readdirSync(CORE).filter((name) => /\.(cpp|h)$/.test(name));
  const wanted = files.filter(
    (name) => positionals.length === 0 || positionals.some((part) => name.includes(part)),
  );
  const made = wanted.flatMap((name) => {
    const text = readFileSync(join(CORE, name), 'utf8');
    return mutantsOf(text).map((mutant) => ({
      file: join(CORE, name),
      text,
      mutant,
      diff: diffOf(text, mutant),
    }));
  });
  const all = made.filter(({ file, diff }) => !isEquivalent(file, diff.slice(1)));
  return { all, equivalent: made.length - all.length };
}

/** All, those of the last time, or a sample: the same for the same seed and sources, and in order, so that little is built twice. */
function chosenOf(all: readonly Planned[]): Planned[] {
  const last = values.again && existsSync(SURVIVORS) ? readFileSync(SURVIVORS, 'utf8') : null;
  const candidates = last === null ? all : all.filter(({ diff }) => last.includes(`\n${diff}\n`));
  const size = values.sample === undefined ? candidates.length : Number(values.sample);
  const random = dice(Number(values.seed));
  const drawn = candidates.map((planned) => ({ planned, lot: random() })).sort((a, b) => a.lot - b.lot);
  const chosen = new Set(drawn.slice(0, size).map(({ planned }) => planned));
  return candidates.filter((planned) => chosen.has(planned));
}

const { all, equivalent } = mutantsOfCore();
const chosen = chosenOf(all);
console.log(`${chosen.length} of ${all.length} mutants; ${equivalent} more are without effect by rule`);
const begun = Date.now();
const deadline = begun + Number(values.minutes) * 60_000;
const count: Record<Verdict, number> = { killed: 0, survived: 0, uncompilable: 0 };
const survivors: string[] = [];
const bench = values.list ? null : new Workbench();
for (const { file, text, mutant, diff } of chosen) {
  const where = `${file}:${mutant.line}`;
  if (!bench) {
    console.log(`${where}\n${diff}`);
    continue;
  }
  if (Date.now() > deadline) break;
  const verdict = bench.try(file, mutated(text, mutant));
  count[verdict] += 1;
  console.log(`${verdict} ${where}`);
  if (verdict !== 'survived') continue;
  survivors.push(`${where}\n${diff}\n`);
  console.log(diff);
}

if (bench) {
  const { killed, survived, uncompilable } = count;
  const tried = killed + survived;
  const share = ((100 * killed) / Math.max(tried, 1)).toFixed(1);
  const rest = chosen.length - tried - uncompilable;
  const minutes = ((Date.now() - begun) / 60_000).toFixed(1);
  writeFileSync(SURVIVORS, survivors.join('\n'));
  console.log(
    `${killed} of ${tried} killed (${share} %) in ${minutes} min; ${uncompilable} do not compile; ${rest} not tried`,
  );
}
