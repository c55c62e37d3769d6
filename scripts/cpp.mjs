// The C++ sources, and the linter over them.
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { Failure } from './failure.mjs';
import { quietly } from './shell.mjs';

/** Every C++ file of the project that git knows or would. */
export function cppSources() {
  const list = execFileSync('git', [
    'ls-files',
    '--cached',
    '--others',
    '--exclude-standard',
    '--',
    '*.h',
    '*.cpp',
  ]);
  return list
    .toString()
    .split('\n')
    .filter((file) => file && existsSync(file));
}

/** clang-tidy reads the native build's compile commands: emscripten's would need its own target and sysroot. */
export async function runClangTidy() {
  await quietly('native-configure', 'cmake', ['--preset', 'native']);
  const compiled = cppSources().filter((file) => file.endsWith('.cpp') && !file.endsWith('bindings.cpp'));
  if (compiled.length === 0) throw new Failure('There is no C++ to lint.');
  await quietly('clang-tidy', 'run-clang-tidy', ['-quiet', '-p', 'build/native', ...compiled]);
}
