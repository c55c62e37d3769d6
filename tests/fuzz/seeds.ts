// Writes what the scenarios tell the core, one event a file and each kind of text once: where the text fuzzer begins.
//   node --import tsx tests/fuzz/seeds.ts FOLDER
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { loadCore } from '../../js-glue/src/load';
import { replay, type Defaults } from '../glue/transcript';

const scenarios = fileURLToPath(new URL('../core/scenarios/', import.meta.url));

/** Every event of every scenario, in order. */
export function eventsOfScenarios(): { name: string; told: string[] }[] {
  const defaults = JSON.parse(readFileSync(join(scenarios, 'defaults.json'), 'utf8')) as Defaults;
  return readdirSync(scenarios)
    .filter((name) => name.endsWith('.txt'))
    .map((name) => {
      const core = loadCore();
      const told: string[] = [];
      replay(readFileSync(join(scenarios, name), 'utf8'), defaults, (text) => {
        told.push(text);
        return core.dispatch(text);
      });
      return { name, told };
    });
}

const [folder] = process.argv.slice(2);
if (folder !== undefined && process.argv[1] === fileURLToPath(import.meta.url)) {
  mkdirSync(folder, { recursive: true });
  /** By its text without what only tells one name or number from another. */
  const kinds = new Map(
    eventsOfScenarios().flatMap(({ told }) => told.map((text) => [text.replace(/\d+/g, '1'), text])),
  );
  [...kinds.values()].forEach((text, n) => writeFileSync(join(folder, `event-${n}`), text));
}
