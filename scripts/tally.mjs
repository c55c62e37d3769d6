// Counts what the test runners report. All three write JUnit XML, so one reader serves.
import { existsSync, readFileSync } from 'node:fs';

export class Tally {
  passed = 0;
  failed = 0;
  skipped = 0;
  used = false;
  #reported = new Set();

  /** Adds one JUnit file. @param {string} name the step it belongs to @param {string} file its path */
  addJUnit(name, file) {
    if (!existsSync(file)) return;
    const cases = [
      ...readFileSync(file, 'utf8').matchAll(/<testcase\b[^>]*?(?:\/>|>([\s\S]*?)<\/testcase>)/g),
    ];
    const failed = cases.filter(([, body]) => /<(failure|error)\b/.test(body ?? '')).length;
    const skipped = cases.filter(([, body]) => /<skipped\b/.test(body ?? '')).length;
    this.used = true;
    this.failed += failed;
    this.skipped += skipped;
    this.passed += cases.length - failed - skipped;
    if (failed > 0) this.#reported.add(name);
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

  /** A step failed: counted once, unless its own tests have said so already. */
  addFailure(name) {
    this.used = true;
    if (!this.#reported.has(name)) this.failed += 1;
    return this;
  }

  summary() {
    const skipped = this.skipped > 0 ? `, ${this.skipped} skipped` : '';
    return `${this.passed} passed, ${this.failed} failed${skipped}`;
  }
}
