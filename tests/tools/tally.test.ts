// The count at the end of `npm test`: what a suite must report, and how many tests it must have run.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { counted } from '../../scripts/counted.mjs';
import { acceptCount, expectedCount } from '../../scripts/expected-counts.mjs';
import { Tally } from '../../scripts/tally.mjs';

const folder = mkdtempSync(join(tmpdir(), 'tally-'));
afterAll(() => rmSync(folder, { recursive: true }));

const PASSED = '<testcase name="a"/>';
const FAILED = '<testcase name="b"><failure>no</failure></testcase>';
const SKIPPED = '<testcase name="c"><skipped/></testcase>';

let tally: Tally;
beforeEach(() => void (tally = new Tally()));

function report(...cases: readonly string[]): string {
  const file = join(folder, 'report.xml');
  writeFileSync(file, `<testsuites><testsuite>${cases.join('\n')}</testsuite></testsuites>`);
  return file;
}

test('passed, failed and skipped tests are counted', () => {
  expect(tally.addJUnit('suite', report(PASSED, FAILED, SKIPPED), 2)).toEqual({ ran: 2, shortfall: null });
  expect(tally.summary()).toBe('1 passed, 1 failed, 1 skipped');
});

test('a missing report is a failure', () => {
  const { shortfall } = tally.addJUnit('suite', join(folder, 'none.xml'));
  expect(shortfall).toBe(`suite wrote no report ${join(folder, 'none.xml')}.`);
  expect(tally.summary()).toBe('0 passed, 1 failed');
});

test('a suite without a test is a failure', () => {
  expect(tally.addJUnit('suite', report()).shortfall).toBe('suite ran 0 tests, at least 1 are expected.');
  expect(tally.summary()).toBe('0 passed, 1 failed');
});

test('a suite with fewer tests than expected is a failure, and skipped tests do not count', () => {
  const { shortfall } = tally.addJUnit('suite', report(PASSED, PASSED, SKIPPED), 3);
  expect(shortfall).toBe('suite ran 2 tests, at least 3 are expected.');
  expect(tally.summary()).toBe('2 passed, 1 failed, 1 skipped');
});

test('a step that fails after its tests have said so is not counted twice', () => {
  tally.addJUnit('suite', report(PASSED, FAILED), 3);
  tally.addFailure('suite');
  expect(tally.summary()).toBe('1 passed, 1 failed');
});

test('an accepted count is expected from then on, beside those of other suites', () => {
  const file = join(folder, 'counts.json');
  expect(expectedCount('unit-tests', file)).toBe(1);
  acceptCount('unit-tests', 12, file);
  acceptCount('browser-tests', 5, file);
  expect(expectedCount('unit-tests', file)).toBe(12);
  expect(readFileSync(file, 'utf8')).toBe('{\n  "browser-tests": 5,\n  "unit-tests": 12\n}\n');
});

describe('a step that runs a suite', () => {
  const PASSES = '<testcase name="a"/>';
  const counts = join(folder, 'expected.json');
  writeFileSync(counts, '{ "core-tests": 4 }');
  const step = (cases: string | null, failure?: Error) =>
    counted(
      'core-tests',
      'title',
      {
        run: (file: string) => {
          if (cases !== null) writeFileSync(file, cases);
          return failure ? Promise.reject(failure) : Promise.resolve();
        },
      },
      { reports: folder, counts },
    );
  const run = (...given: Parameters<typeof step>): Promise<void> => step(...given).run({ args: [], tally });

  test('passes with as many tests as are expected', async () => {
    await run(PASSES.repeat(4));
    expect(tally.summary()).toBe('4 passed, 0 failed');
  });

  test.each([
    ['that are fewer', PASSES.repeat(3), /^core-tests ran 3 tests, at least 4 are expected/],
    ['that are none', '', /^core-tests ran 0 tests/],
    ['of which there is no report', null, /^core-tests wrote no report/],
  ])('fails with tests %s', async (_, cases, message) => {
    await expect(run(cases)).rejects.toThrow(message);
    expect(tally.failed).toBe(1);
  });

  test('fails with what the program failed with', async () => {
    await expect(run(null, new Error('ctest ended with 8.'))).rejects.toThrow('ctest ended with 8.');
  });
});

test('every suite of `npm test` is named in the committed counts', async () => {
  const { steps } = await import('../../scripts/steps.mjs');
  const committed = JSON.parse(readFileSync('tests/expected-counts.json', 'utf8')) as Record<string, number>;
  const suites = Object.keys(steps).filter((name) => name.endsWith('-tests'));
  expect(Object.keys(committed)).toEqual(suites.sort());
});
