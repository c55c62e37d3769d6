import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { readArguments } from '../../plugin/setup/arguments';
import { command, visible } from '../../plugin/setup/output';
import { VERBS } from '../../plugin/setup/usage';
import { options } from '../../plugin/src/options';
import manifest from '../../package.json';

it('is a command of the package: shows its help, and says in one sentence what it lacks', async () => {
  const home = mkdtempSync(join(tmpdir(), 'home-'));
  const start = (...args: string[]): Promise<{ code: number; out: string; err: string }> =>
    new Promise((resolve) => {
      const env = { PATH: process.env['PATH'], HOME: home };
      execFile(manifest.bin['multi-call-setup'], args, { env }, (error, out, err) =>
        resolve({ code: Number(error?.code ?? 0), out, err }),
      );
    });
  const [help, version, check] = await Promise.all([start('--help'), start('--version'), start('check')]);
  expect(help).toMatchObject({ code: 0, out: expect.stringContaining('undo BACKUP') as string });
  expect(version).toMatchObject({ code: 0, out: `${manifest.version}\n` });
  expect(check).toMatchObject({ code: 2, out: '' });
  expect(check.err.trim().split('\n')).toEqual([expect.stringContaining('There are no credentials.')]);
  rmSync(home, { recursive: true });
});

it.each([
  [['destroy'], '"destroy" is no verb'],
  [['help', 'destroy'], '"destroy" is no verb'],
  [['plan', 'now'], 'plan does not take "now"'],
  [['undo', 'a', 'b'], 'undo does not take "b"'],
  [['plan', '--colour'], '--colour'],
  [['check', '--backup', 'x'], 'check has no option --backup'],
  [['check', '--resume', 'x'], 'check has no option --resume'],
  [['undo', 'x', '--workers', 'all'], 'undo has no option --workers'],
  [['plan', '--dry-run'], 'plan has no option --dry-run'],
  [['apply'], 'apply needs'],
  [['apply', 'a', '--resume', 'b'], 'apply needs'],
  [['apply', '--resume', 'b', '--guard', 'all'], '--resume does not go with --guard'],
  [['undo'], 'undo needs'],
  [['plan', '--max-calls', '51'], `from 1 to ${options.max_calls.most}`],
  [['plan', '--max-calls', '2.5'], '--max-calls: write a whole number'],
  [['plan', '--max-calls', ''], '--max-calls: write a whole number'],
  [['plan', '--workers', 'team =='], '--workers: this is no expression'],
  [['plan', '--workers', 'all', '--worker', 'Ann'], 'goes with neither'],
  [['plan', '--workers-file', '/nonexistent'], '--workers-file'],
  [['plan', '--guard-calls', 'Sales'], '--guard-calls: write PLACE=EXPRESSION'],
  [['plan', '--guard-calls', 'Sales=channelType == "voice"'], '--guard-calls: write one comparison'],
  [['plan', '--guard-calls', 'Sales=task.a == 1 AND task.b == 2'], '--guard-calls: write one comparison'],
])('does not take %j: %s', (args, why) => expect(() => readArguments(args)).toThrow(why));

it('shows the help of one verb, in both spellings', () => {
  for (const verb of Object.keys(VERBS)) {
    expect(readArguments(['help', verb])).toEqual({ verb: 'help', of: verb });
    expect(readArguments([verb, '--help'])).toEqual({ verb: 'help', of: verb });
  }
  expect(readArguments([])).toEqual({ verb: 'help', of: undefined });
});

it('remembers the options as they were typed', () => {
  const args = ['plan', '--worker', 'plan', '--guard', 'a b', '-p', 'prod', '--verbose'];
  expect(readArguments(args)).toMatchObject({
    typed: ['--worker', 'plan', '--guard', 'a b', '--profile', 'prod'],
  });
  expect(readArguments(['plan', '--workers', 'ALL'])).toMatchObject({ workers: null, nobody: false });
});

it('prints commands that can be pasted, and text that cannot move the cursor', () => {
  expect(command('undo', "/my dir/it's.json")).toBe(`npx --no multi-call-setup undo '/my dir/it'\\''s.json'`);
  expect(visible('A\u001b[2J\nB\u202e')).toBe('A\\u001b[2J\\nB\\u202e');
});
