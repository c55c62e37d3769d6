// How many tests each suite has to run, committed in tests/expected-counts.json. The number is a minimum: tests that are added on
// several branches then merge without a conflict, while a suite that becomes smaller fails until somebody says that it is meant.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';

/** Makes the counts of this run the expected ones: `npm test -- --accept-counts`. */
export const ACCEPT = '--accept-counts';

const read = (file) => (existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {});

/** At least one test, for a suite that the file does not name. */
export const expectedCount = (name, file) => Number(read(file)[name] ?? 1);

export function acceptCount(name, ran, file) {
  const counts = { ...read(file), [name]: ran };
  const sorted = Object.fromEntries(Object.entries(counts).sort(([one], [other]) => (one < other ? -1 : 1)));
  writeFileSync(file, `${JSON.stringify(sorted, null, 2)}\n`);
}
