// The native programs of tests/replay, built if need be. `npm test` has built them already.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** The path of the program. NATIVE names another build folder than `build/native`. */
export function native(program: 'replay' | 'dispatch_lines'): string {
  const folder = process.env['NATIVE'] ?? join('build', 'native');
  const run = (command: string, ...args: string[]): void => {
    // Several test files may come here at the same time.
    execFileSync('flock', [join('build', 'native.lock'), command, ...args], { cwd: root, stdio: 'pipe' });
  };
  mkdirSync(join(root, 'build'), { recursive: true });
  if (!existsSync(join(root, folder, 'build.ninja'))) run('cmake', '--preset', 'native');
  run('cmake', '--build', folder, '--target', program);
  return join(root, folder, 'tests', 'replay', program);
}
