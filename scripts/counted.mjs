// A step that runs a suite of tests, and counts them.
import { mkdirSync, rmSync } from 'node:fs';
import { ACCEPT, acceptCount, expectedCount } from './expected-counts.mjs';
import { Failure } from './failure.mjs';

const PLACES = { reports: 'build/reports', counts: 'tests/expected-counts.json' };

/**
 * Tests report in JUnit XML to build/reports, whatever runs them. A report of an earlier run must not be counted, and a suite that
 * has no report, or fewer tests than are expected, has failed.
 */
export function counted(name, title, { packages = [], run }, { reports, counts } = PLACES) {
  return {
    title,
    packages,
    counts: true,
    async run({ args, tally }) {
      const report = `${reports}/${name}.xml`;
      mkdirSync(reports, { recursive: true });
      rmSync(report, { force: true });
      const failure = await run(report).catch((error) => error);
      const accepts = args.includes(ACCEPT);
      const { ran, shortfall } = tally.addJUnit(name, report, accepts ? 1 : expectedCount(name, counts));
      if (failure) throw failure;
      if (shortfall) throw new Failure(`${shortfall} If that is meant: npm test -- ${ACCEPT}`);
      if (accepts) acceptCount(name, ran, counts);
      console.log(`  ${ran} tests, at least ${expectedCount(name, counts)} expected`);
    },
  };
}
