// Debian packages: which are missing, and getting them.
import { spawnSync } from 'node:child_process';
import { Failure } from './failure.mjs';
import { openly } from './shell.mjs';

function missing(wanted) {
  const query = spawnSync('dpkg-query', ['-W', '-f=${Package} ${db:Status-Status}\n', ...wanted], {
    encoding: 'utf8',
  });
  if (query.error) {
    throw new Failure(
      `This is not a Debian system (no dpkg-query): install ${wanted.join(', ')} by other means.`,
    );
  }
  const installed = new Set(
    query.stdout
      .split('\n')
      .filter((line) => line.endsWith(' installed'))
      .map((line) => line.split(' ')[0]),
  );
  return wanted.filter((name) => !installed.has(name));
}

/** Installs what is missing of `wanted`; without the right to, says the exact line that would. */
export async function needPackages(wanted) {
  const absent = missing(wanted);
  if (absent.length === 0) return;
  const line = `apt-get install -y --no-install-recommends ${absent.join(' ')}`;
  if (process.getuid?.() !== 0) throw new Failure(`Debian packages are missing; as root, run: ${line}`);
  console.log(`▸ packages: ${line}`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  await openly('apt-get', ['update', '-q'], { env, stdio: ['ignore', 'ignore', 'inherit'] });
  await openly('apt-get', line.split(' ').slice(1), { env, stdio: ['ignore', 'ignore', 'inherit'] });
}
