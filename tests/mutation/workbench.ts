// A copy of the C++ of the project in which mutants are built and tried, out of everybody's way.
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

export type Verdict = 'killed' | 'survived' | 'uncompilable';

const ROOT = join('build', 'mutation');
const TREE = join(ROOT, 'tree');
const BUILD = join(ROOT, 'build');
const BUILD_LIMIT_MS = 600_000;

/** Of one run: some ten times what the core takes as it is, in time of the processor's own, and in memory. */
const LIMITS = ['--cpu=10', `--as=${2 ** 30}`];

/** Each is run only when the ones before it have passed: the quickest to kill comes first. */
const RUNS = ['Scenarios/*:Stage*', 'Invariants.*', '-Scenarios/*:Stage*:Invariants.*:Codec.AnswersAnyBytes'];

/** A run that was broken off may have left a mutant behind, so what is to be built again goes by contents. */
function differs(from: string, to: string): boolean {
  return !existsSync(to) || statSync(from).isDirectory() || !readFileSync(from).equals(readFileSync(to));
}

export class Workbench {
  /** Takes over what has changed in the project since the last time. @throws when the core's tests do not pass unmutated */
  constructor() {
    mkdirSync(TREE, { recursive: true });
    for (const part of ['CMakeLists.txt', 'wasm', 'tests'])
      cpSync(part, join(TREE, part), { recursive: true, filter: differs });
    const flags = [
      '-DCMAKE_CXX_COMPILER=clang++',
      '-DCMAKE_CXX_FLAGS=-O0 -w',
      '-DCMAKE_EXE_LINKER_FLAGS=-fuse-ld=lld',
      '-DCMAKE_GTEST_DISCOVER_TESTS_DISCOVERY_MODE=PRE_TEST',
      `-DCMAKE_PROJECT_callcore_INCLUDE=${resolve('tests', 'mutation', 'quick.cmake')}`,
    ];
    const configured = spawnSync('cmake', ['-S', TREE, '-B', BUILD, '-G', 'Ninja', ...flags], {
      encoding: 'utf8',
    });
    if (configured.status !== 0) throw new Error(configured.stderr);
    const verdict = this.judge();
    if (verdict !== 'survived') throw new Error(`Without a mutant the core's tests are: ${verdict}`);
  }

  /** What becomes of the tests with `text` for what is in `file`, which is as it was when this returns. */
  try(file: string, text: string): Verdict {
    const path = join(TREE, file);
    const original = readFileSync(path);
    writeFileSync(path, text);
    try {
      return this.judge();
    } finally {
      writeFileSync(path, original);
    }
  }

  private judge(): Verdict {
    const build = spawnSync('cmake', ['--build', BUILD, '--target', 'core_tests', '-j1'], {
      timeout: BUILD_LIMIT_MS,
    });
    if (build.status !== 0) return 'uncompilable';
    return RUNS.every((filter) => this.passes(filter)) ? 'survived' : 'killed';
  }

  private passes(filter: string): boolean {
    const program = join(BUILD, 'tests', 'core', 'core_tests');
    const args = [`--gtest_filter=${filter}`, '--gtest_fail_fast', '--gtest_brief=1'];
    return spawnSync('prlimit', [...LIMITS, program, ...args]).status === 0;
  }
}
