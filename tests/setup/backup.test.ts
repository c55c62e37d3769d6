import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { CLONE } from './stage';

/** Writes a backup of some 100 KB in a process whose files may have at most `blocks` of 1 KB. */
function writeWithin(blocks: number | 'unlimited', file: string): Promise<string> {
  const script = `
    import { writeBackup } from './plugin/setup/backup.ts';
    const changes = Array.from({ length: 1000 }, (_, i) => ({ kind: 'capacity', sid: 'WK' + i, name: 'x', before: 1, after: 6 }));
    const answered = { answers: [], configurations: {} };
    try {
      writeBackup(${JSON.stringify(file)}, { accountSid: 'AC', workspaceSid: 'WS', state: 'applied', answered, changes }, '/clone');
      console.log('written');
    } catch (error) { console.log(error.message); }`;
  return new Promise((resolve) => {
    const shell = `ulimit -f ${blocks}; exec node --import tsx --input-type=module -e "$0"`;
    execFile('bash', ['-c', shell, script], { cwd: CLONE }, (_, out) => resolve(out.trim()));
  });
}

it('is written whole, or not at all and then leaves nothing behind', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'backup-'));
  const file = join(folder, 'b.json');
  expect(await writeWithin(2, file)).toContain(`The backup ${file} could not be written`);
  expect(readdirSync(folder)).toEqual([]);
  expect(await writeWithin('unlimited', file)).toBe('written');
  expect(existsSync(file)).toBe(true);
  rmSync(folder, { recursive: true });
});
