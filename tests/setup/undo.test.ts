/** Backups, undoing, and what a pilot writes. */
import { mkdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { GUARD } from '../../plugin/setup/guard';
import { contents, sid, type Wanted } from './account-double';
import { CLONE, Stage } from './stage';
import { capacities, kindsOf, multiCall, text, usualAccount, voiceWorkflow, writes } from './usual';

let stage: Stage;
const given = async (wanted: Wanted): Promise<Stage> => (stage = await Stage.set(wanted));
afterEach(async () => {
  expect(stage.service.wrong).toEqual([]);
  await stage.clear();
});

it('keeps a backup for its owner alone, outside the clone, without a secret, and puts all back', async () => {
  await given(usualAccount);
  const before = contents(stage.account);
  await stage.apply('--workers', 'all');
  const [backup = ''] = stage.backups;
  expect(backup.startsWith(join(stage.folder, '.multi-call-setup'))).toBe(true);
  expect(statSync(backup).mode & 0o777).toBe(0o600);
  const written = readFileSync(backup, 'utf8');
  expect(written).not.toContain(stage.account.secret);
  expect(written).not.toContain('"other"');

  const applied = writes(stage).length;
  const { code, printed } = await stage.run('undo', backup);
  expect([code, printed]).toEqual([0, expect.stringContaining('5 changes undone.') as string]);
  expect(contents(stage.account)).toEqual(before);
  // Capacity first: the plugin and the guards stay while agents may have several calls.
  expect(kindsOf(writes(stage).slice(applied))).toEqual([
    ...['Workers', 'Workers', 'Workers'],
    ...['Configuration', 'Workflows'],
  ]);
  const again = await stage.run('undo', backup);
  expect([again.code, again.printed]).toEqual([
    0,
    expect.stringContaining('0 changes undone, 5 were so already.') as string,
  ]);
});

it('writes no backup into the clone', async () => {
  await given(usualAccount);
  const { code, told } = await stage.apply('--workers', 'all', '--backup', join(CLONE, 'build', 'b.json'));
  expect([code, told]).toEqual([2, expect.stringContaining('outside the clone') as string]);
  expect(writes(stage)).toEqual([]);
});

it('puts a configuration back letter by letter', async () => {
  const pretty = JSON.stringify(voiceWorkflow, null, 2).replace('"priority": 10', '"priority": 1e1');
  await given({ ...usualAccount, workflows: [pretty] });
  await stage.apply('--workers', 'all');
  expect(text(stage)).toContain('\n  "task_routing"');
  await stage.run('undo', stage.backups[0] ?? '');
  expect(text(stage)).toBe(pretty);
});

it('leaves nothing behind where nothing was, and null where null was, when undone', async () => {
  for (const uiAttributes of [{}, { custom_data: { features: null } }]) {
    await given({ uiAttributes });
    const before = contents(stage.account);
    await stage.apply();
    expect(multiCall(stage)).toMatchObject({ enabled: true, max_calls: 6 });
    await stage.run('undo', stage.backups[0] ?? '');
    expect(contents(stage.account)).toEqual(before);
    if (uiAttributes.custom_data === undefined) await stage.clear();
  }
});

it('shows what undo would do, and with --dry-run does nothing', async () => {
  await given(usualAccount);
  await stage.apply('--workers', 'all');
  const applied = contents(stage.account);
  const { code, printed } = await stage.run('undo', stage.backups[0] ?? '', '--dry-run');
  expect(code).toBe(0);
  expect(printed).toContain('3 agents: 6 → 1');
  expect(printed).toContain(`- (skills HAS "sales") AND (${GUARD})`);
  expect(printed).toContain('Nothing has been written.');
  expect(contents(stage.account)).toEqual(applied);
});

it('keeps guards and plugin when an undo leaves agents with several calls', async () => {
  await given({ ...usualAccount, capacities: [1, 1, 1, 1] });
  await stage.apply('--workers', 'team == "even"');
  await stage.apply('--workers', 'team == "odd"');
  const [first = '', second = ''] = stage.backups.sort((a, b) => statSync(a).mtimeMs - statSync(b).mtimeMs);
  const { code, printed } = await stage.run('undo', first);
  expect(code).toBe(3);
  expect(printed).toContain('2 changes undone, 2 kept because agents still have more than one call.');
  expect(printed).toContain(`npx --no multi-call-setup undo ${first}`);
  expect(capacities(stage)).toEqual([1, 6, 1, 6]);
  expect(text(stage)).toContain(GUARD);
  expect(multiCall(stage)).toMatchObject({ enabled: true });

  expect((await stage.run('undo', second)).code).toBe(0);
  expect((await stage.run('undo', first)).code).toBe(0);
  expect(text(stage)).not.toContain(GUARD);
});

it('says before an undo that agents who had several calls before keep the guards', async () => {
  await given({ ...usualAccount, capacities: [1, 2] });
  await stage.apply('--workers', 'all');
  const { printed } = await stage.run('undo', stage.backups[0] ?? '', '--dry-run');
  expect(printed).toContain('More than one call afterwards: "worker 2".');
  expect(printed).toContain('--force takes the guards away all the same');
});

it('takes the guards away all the same when it is forced', async () => {
  await given(usualAccount);
  await stage.apply('--workers', 'all');
  const worker = stage.account.workers.get(sid('WK', 1));
  if (worker) worker.capacity = 4;
  const [backup = ''] = stage.backups;
  const kept = await stage.run('undo', backup);
  expect(kept.code).toBe(3);
  expect(kept.told).toContain('left alone: somebody has changed it since');
  expect(text(stage)).toContain(GUARD);
  expect((await stage.run('undo', backup, '--force')).code).toBe(3);
  expect(text(stage)).not.toContain(GUARD);
  expect(worker?.capacity).toBe(4);
});

it('switches the plugin on for the chosen agents only, with --pilot, and puts that back', async () => {
  await given({
    capacities: [1, 1],
    workflows: [voiceWorkflow],
    attributes: [{ skills: ['a'] }, { config_overrides: { features: { other: { enabled: true } } } }],
  });
  const before = contents(stage.account);
  const { code } = await stage.apply('--workers', 'all', '--max-calls', '3', '--pilot');
  expect(code).toBe(0);
  const attributes = [...stage.account.workers.values()].map((worker) => worker.attributes);
  const multi_call = { enabled: true, max_calls: 3 };
  expect(attributes).toEqual([
    { team: 'even', skills: ['a'], config_overrides: { features: { multi_call } } },
    { team: 'odd', config_overrides: { features: { other: { enabled: true }, multi_call } } },
  ]);
  expect(stage.account.configuration).toMatchObject({ ui_attributes: {} });
  expect((await stage.run('check')).printed).toContain('multi_call is on for "worker 1", "worker 2" only');
  expect((await stage.run('undo', stage.backups[0] ?? '')).code).toBe(0);
  expect(contents(stage.account)).toEqual(before);
});

it("keeps what others write into a worker's attributes meanwhile", async () => {
  await given({ capacities: [1], workflows: [voiceWorkflow] });
  const worker = stage.account.workers.get(sid('WK', 1));
  let isFirst = true;
  stage.service.fault = ({ method, path }) => {
    if (method === 'POST' && path.endsWith(sid('WK', 1)) && isFirst && worker) {
      isFirst = false;
      worker.attributes = { ...worker.attributes, shift: 'late' };
      worker.version++;
    }
    return null;
  };
  expect((await stage.apply('--workers', 'all', '--pilot')).code).toBe(0);
  expect(worker?.attributes).toMatchObject({ shift: 'late', config_overrides: {} });
});

it('takes a folder with a blank for its backups', async () => {
  await given(usualAccount);
  const folder = join(stage.folder, 'my dir');
  mkdirSync(folder);
  const file = join(folder, 'b.json');
  const { printed } = await stage.apply('--workers', 'all', '--backup', file);
  expect(printed).toContain(`npx --no multi-call-setup undo '${file}'`);
});
