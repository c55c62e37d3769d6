// What the README says of the versions of Flex UI, beside the suite and the list of versions that the matrix runs.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { suiteSize } from '../../scripts/flex-table.mjs';
import { VERSIONS } from '../../scripts/flex-versions.mjs';
import { EXCUSES } from '../browser/excuses';

const readme = readFileSync('README.md', 'utf8');
const table = /<!-- flex-versions -->([^]*?)<!-- \/flex-versions -->/.exec(readme)?.[1] ?? '';
const rows = table
  .split('\n')
  .map((line) => line.split('|').map((cell) => cell.trim()))
  .filter(([, version]) => /^\d/.test(version ?? ''))
  .map(([, version, sdk, tests, passed, failed]) => ({
    version,
    sdk,
    tests,
    ran: Number(passed) + Number(failed),
  }));

test('the README has a row for each version of the matrix, the newest and the oldest among them', () => {
  expect(rows.map(({ version }) => version)).toEqual(VERSIONS);
});

test('a row that says `all` names as many tests as ran, and no more than there are', () => {
  const size = suiteSize();
  for (const { tests, ran, version } of rows) {
    expect(tests, version).toBe(`all ${ran}`);
    expect(ran, version).toBeLessThanOrEqual(size);
  }
});

test('the README says how many browser tests there are', () => {
  const said = /<!-- browser-tests -->(\d+)<!-- \/browser-tests -->/.exec(readme)?.[1];
  expect(Number(said), 'npm run generate').toBe(suiteSize());
});

test('the excuses name only versions of the matrix', () => {
  for (const { name, versions } of EXCUSES)
    for (const version of versions) expect(VERSIONS, name).toContain(version);
});
