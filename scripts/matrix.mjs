// `npm run matrix [-- [VERSION…] [SPEC…]]`: the browser tests on every version of Flex UI, and the README's table of what came of it.
// A row is written when its version is done, so that a run that is broken off keeps what it has.
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { Failure } from './failure.mjs';
import { prepareFlex, VERSIONS, voiceSdkIn, withFlex } from './flex-versions.mjs';
import { openly } from './shell.mjs';
import { Tally } from './tally.mjs';

const README = 'README.md';
const PLACE = /(<!-- flex-versions -->\n)([^]*?)(<!-- \/flex-versions -->)/;
const HEAD = ['| Flex UI | its Voice SDK | tests | passed | failed | on |', '|---|---|---|---|---|---|'];

export async function matrix(args, tally) {
  const versions = args.filter((word) => VERSIONS.includes(word));
  const specs = args.filter((word) => !VERSIONS.includes(word));
  const unknown = specs.find((word) => /^\d/.test(word));
  if (unknown) throw new Failure(`Flex UI ${unknown} is none of ${VERSIONS.join(', ')}.`);
  for (const version of versions.length > 0 ? versions : VERSIONS) {
    console.log(`  Flex UI ${version}`);
    const counted = await run(version, specs);
    write(version, specs, counted);
    tally.add(counted);
  }
}

async function run(version, specs) {
  await prepareFlex(version);
  const report = `build/reports/flex-${version}.xml`;
  rmSync(report, { force: true });
  const counted = new Tally();
  try {
    await openly('npx', ['playwright', 'test', '--reporter=list,junit', ...specs], {
      env: { ...withFlex(version), PLAYWRIGHT_JUNIT_OUTPUT_FILE: report },
    });
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
  }
  counted.addJUnit(version, report);
  return counted;
}

function write(version, specs, { passed, failed }) {
  const text = readFileSync(README, 'utf8');
  if (!PLACE.test(text)) throw new Failure(`${README} has no place for the table of Flex's versions.`);
  const tests = specs.length > 0 ? `\`${specs.join(' ').replaceAll('|', '\\|')}\`` : 'all';
  const today = new Date().toISOString().slice(0, 10);
  const row = `| ${version} | ${voiceSdkIn(version)} | ${tests} | ${passed} | ${failed} | ${today} |`;
  writeFileSync(
    README,
    text.replace(PLACE, (_, before, table, after) => {
      const rows = new Map(table.split('\n').map((line) => [/^\| (\d[\d.]*) /.exec(line)?.[1], line]));
      rows.set(version, row);
      const known = VERSIONS.flatMap((each) => rows.get(each) ?? []);
      return `${before}${[...HEAD, ...known].join('\n')}\n${after}`;
    }),
  );
}
