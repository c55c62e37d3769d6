import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { readArguments } from '../../plugin/setup/arguments';
import { options } from '../../plugin/src/options';
import manifest from '../../package.json';

it('is a command of the package: tells how it is used, and in one sentence what it lacks', async () => {
  const home = mkdtempSync(join(tmpdir(), 'home-'));
  const command = (...args: string[]): Promise<{ code: number; out: string; err: string }> =>
    new Promise((resolve) => {
      const env = { PATH: process.env['PATH'], HOME: home };
      execFile(manifest.bin['multi-call-setup'], args, { env }, (error, out, err) =>
        resolve({ code: Number(error?.code ?? 0), out, err }),
      );
    });
  const [help, check] = await Promise.all([command('--help'), command('check')]);
  expect(help).toMatchObject({
    code: 0,
    out: expect.stringContaining('multi-call-setup undo BACKUP') as string,
  });
  expect(check).toMatchObject({ code: 2, out: '' });
  expect(check.err.trim().split('\n')).toEqual([expect.stringContaining('There are no credentials.')]);
  rmSync(home, { recursive: true });
});

it.each([
  [['destroy'], 'Unknown: destroy'],
  [['plan', 'now'], 'Unknown: plan now'],
  [['plan', '--colour'], '--colour'],
  [['apply'], 'Which plan?'],
  [['apply', 'a', '--resume', 'b'], 'Which plan?'],
  [['undo'], 'Which backup?'],
  [['plan', '--max-calls', '51'], `from 1 to ${options.max_calls.most}`],
  [['plan', '--max-calls', '2.5'], 'whole number'],
  [['plan', '--workers', 'team =='], 'not an expression that we can read'],
  [['plan', '--workers', 'all', '--worker', 'Ann'], 'not both'],
  [['plan', '--workers-file', '/nonexistent'], '--workers-file'],
])('does not take %j: %s', (args, why) => expect(() => readArguments(args)).toThrow(why));
