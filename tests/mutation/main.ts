// Puts mutants into the core, one at a time, and says which of them the core's tests do not notice.
//   npm run mutate -- [PART OF A FILE'S NAME] [--sample N] [--seed N] [--minutes N] [--list]
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { dice } from '../../web/simulator/media/dice';
import { diffOf, mutantsOf, mutated, type Mutant } from './mutants';
import { Workbench, type Verdict } from './workbench';

const CORE = join('wasm', 'core');

interface Planned {
  file: string;
  text: string;
  mutant: Mutant;
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    sample: { type: 'string' },
    seed: { type: 'string', default: '1' },
    minutes: { type: 'string', default: '600' },
    list: { type: 'boolean', default: false },
  },
});

/** All, or a sample of them: the same for the same seed and sources, and file by file, so that little is built twice. */
function plan(): { all: number; chosen: Planned[] } {
  const files = readdirSync(CORE).filter((name) => /\.(cpp|h)$/.test(name));
  const wanted = files.filter(
    (name) => positionals.length === 0 || positionals.some((part) => name.includes(part)),
  );
  const all = wanted.flatMap((name) => {
    const text = readFileSync(join(CORE, name), 'utf8');
    return mutantsOf(text).map((mutant) => ({ file: join(CORE, name), text, mutant }));
  });
  const size = values.sample === undefined ? all.length : Number(values.sample);
  const random = dice(Number(values.seed));
  const drawn = all.map((planned) => ({ planned, lot: random() })).sort((a, b) => a.lot - b.lot);
  const chosen = new Set(drawn.slice(0, size).map(({ planned }) => planned));
  return { all: all.length, chosen: all.filter((planned) => chosen.has(planned)) };
}

const { all, chosen } = plan();
console.log(`${chosen.length} of ${all} mutants`);
const deadline = Date.now() + Number(values.minutes) * 60_000;
const count: Record<Verdict, number> = { killed: 0, survived: 0, uncompilable: 0 };
const survivors: string[] = [];
const bench = values.list ? null : new Workbench();
for (const { file, text, mutant } of chosen) {
  const where = `${file}:${mutant.line}`;
  if (!bench) {
    console.log(`${where}\n${diffOf(text, mutant)}`);
    continue;
  }
  if (Date.now() > deadline) break;
  const verdict = bench.try(file, mutated(text, mutant));
  count[verdict] += 1;
  console.log(`${verdict} ${where}`);
  if (verdict !== 'survived') continue;
  survivors.push(`${where}\n${diffOf(text, mutant)}\n`);
  console.log(diffOf(text, mutant));
}

if (bench) {
  const { killed, survived, uncompilable } = count;
  const tried = killed + survived;
  const share = ((100 * killed) / Math.max(tried, 1)).toFixed(1);
  const rest = chosen.length - tried - uncompilable;
  writeFileSync(join('build', 'mutation', 'survivors.txt'), survivors.join('\n'));
  console.log(`${killed} of ${tried} killed (${share} %); ${uncompilable} do not compile; ${rest} not tried`);
}
