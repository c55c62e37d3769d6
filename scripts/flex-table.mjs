// The README's table of what the browser tests came to on each version of Flex UI, and how many tests there are now.
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { Failure } from './failure.mjs';
import { VERSIONS } from './flex-versions.mjs';

const README = 'README.md';
const TABLE = /(<!-- flex-versions -->\n)([^]*?)(<!-- \/flex-versions -->)/;
const SUITE = /(<!-- browser-tests -->)\d*(<!-- \/browser-tests -->)/;
const HEAD = ['| Flex UI | its Voice SDK | tests | passed | failed | on |', '|---|---|---|---|---|---|'];

function rewrite(place, replacement) {
  const text = readFileSync(README, 'utf8');
  if (!place.test(text)) throw new Failure(`${README} has no place for ${place}.`);
  writeFileSync(README, text.replace(place, replacement));
}

/** Writes the row of one version. `tests`: which ones ran. */
export function writeRow({ version, sdk, tests, passed, failed }) {
  const today = new Date().toISOString().slice(0, 10);
  const row = `| ${version} | ${sdk} | ${tests} | ${passed} | ${failed} | ${today} |`;
  rewrite(TABLE, (_, before, table, after) => {
    const rows = new Map(table.split('\n').map((line) => [/^\| (\d[\d.]*) /.exec(line)?.[1], line]));
    rows.set(version, row);
    const known = VERSIONS.flatMap((each) => rows.get(each) ?? []);
    return `${before}${[...HEAD, ...known].join('\n')}\n${after}`;
  });
}

/** How many browser tests there are, as the test runner itself lists them. */
export function suiteSize() {
  const listed = execFileSync('npx', ['playwright', 'test', '--list'], { encoding: 'utf8' });
  const total = /^Total: (\d+) tests? in/m.exec(listed)?.[1];
  if (total === undefined) throw new Failure(`The browser tests cannot be counted:\n${listed}`);
  return Number(total);
}

/** Writes below the table how many tests the suite has now, so that a row of an older run is seen to be one. */
export const writeSuiteSize = () => rewrite(SUITE, `$1${suiteSize()}$2`);
