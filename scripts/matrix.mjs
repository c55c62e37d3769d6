// `npm run matrix [-- [VERSION…] [SPEC…]]`: the browser tests on every version of Flex UI, and the README's table of what came of it.
// A row is written when its version is done, so that a run that is broken off keeps what it has.
import { rmSync } from 'node:fs';
import { Failure } from './failure.mjs';
import { prepareFlex, VERSIONS, voiceSdkIn, withFlex } from './flex-versions.mjs';
import { writeRow } from './flex-table.mjs';
import { openly } from './shell.mjs';
import { Tally } from './tally.mjs';

export async function matrix(args, tally) {
  const versions = args.filter((word) => VERSIONS.includes(word));
  const specs = args.filter((word) => !VERSIONS.includes(word));
  const unknown = specs.find((word) => /^\d/.test(word));
  if (unknown) throw new Failure(`Flex UI ${unknown} is none of ${VERSIONS.join(', ')}.`);
  for (const version of versions.length > 0 ? versions : VERSIONS) {
    console.log(`  Flex UI ${version}`);
    const counted = await run(version, specs);
    const tests =
      specs.length > 0
        ? `\`${specs.join(' ').replaceAll('|', '\\|')}\``
        : `all ${counted.passed + counted.failed}`;
    writeRow({ version, sdk: voiceSdkIn(version), tests, ...counted });
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
