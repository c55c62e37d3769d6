// Counts what the test runners report. All three write JUnit XML, so one reader serves.
import { existsSync, readFileSync } from 'node:fs';

function shortfallOf(name, file, ran, least) {
  if (!existsSync(file)) return `${name} wrote no report ${file}.`;
  if (ran >= least) return null;
  return `${name} ran ${ran} tests, at least ${least} are expected.`;
}

export class Tally {
  passed = 0;
  failed = 0;
  skipped = 0;
  used = false;
  #reported = new Set();

  /** Adds one JUnit file. A report that is missing, or that has too few tests, counts as one failure.
   *  @param {string} name the step it belongs to
   *  @param {string} file its path
   *  @param {number} least how many tests must have run; failed ones count, skipped ones do not
   *  @returns {{ran: number, shortfall: string | null}} `shortfall`: what is wrong with the number of tests */
  addJUnit(name, file, least = 1) {
    const cases = existsSync(file)
      ? [...readFileSync(file, 'utf8').matchAll(/<testcase\b[^>]*?(?:\/>|>([\s\S]*?)<\/testcase>)/g)]
      : [];
    const failed = cases.filter(([, body]) => /<(failure|error)\b/.test(body ?? '')).length;
    const skipped = cases.filter(([, body]) => /<skipped\b/.test(body ?? '')).length;
    const ran = cases.length - skipped;
    this.used = true;
    this.failed += failed;
    this.skipped += skipped;
    this.passed += ran - failed;
    if (failed > 0) this.#reported.add(name);
    const shortfall = shortfallOf(name, file, ran, least);
    if (shortfall !== null) this.addFailure(name);
    return { ran, shortfall };
  }

  /** @param {Tally} other what another has counted */
  add({ passed, failed, skipped, used }) {
    this.used ||= used;
    this.passed += passed;
    this.failed += failed;
    this.skipped += skipped;
  }

  addPass() {
    this.used = true;
    this.passed += 1;
  }

  /** A step failed: counted once, however often it is said, and not at all if its own tests have said so already. */
  addFailure(name) {
    this.used = true;
    if (!this.#reported.has(name)) this.failed += 1;
    this.#reported.add(name);
    return this;
  }

  summary() {
    const skipped = this.skipped > 0 ? `, ${this.skipped} skipped` : '';
    return `${this.passed} passed, ${this.failed} failed${skipped}`;
  }
}
