import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { GUARD } from '../../plugin/setup/guard';
import { contents, QUEUE, sid, workflowOf, type Wanted } from './account-double';
import { Stage } from './stage';

const VOICE = 'channelType == "voice"';
const voiceWorkflow = workflowOf(VOICE, { queue: QUEUE, expression: 'skills HAS "sales"', priority: 10 });
const usualAccount: Wanted = {
  capacities: [1, 1, 0, 9],
  workflows: [voiceWorkflow],
  uiAttributes: {
    custom_data: { features: { other: { enabled: true }, multi_call: { enabled: false, colour: 'red' } } },
  },
};

let stage: Stage;
const given = async (wanted: Wanted): Promise<Stage> => (stage = await Stage.set(wanted));
afterEach(async () => {
  expect(stage.service.wrong).toEqual([]);
  await stage.clear();
});

const multiCall = (): unknown => {
  const { ui_attributes } = stage.account.configuration as {
    ui_attributes: { custom_data: { features: { multi_call: unknown } } };
  };
  return ui_attributes.custom_data.features.multi_call;
};
const capacities = (): number[] => [...stage.account.workers.values()].map(({ capacity }) => capacity);
const kindsOf = (paths: readonly string[]): string[] =>
  paths.map((path) => path.split('/')[4] ?? 'Configuration');
const writes = (): string[] => stage.service.requests.filter((request) => request.startsWith('POST'));

it('checks: says what is lacking, why a deploy does not help, and changes nothing', async () => {
  await given(usualAccount);
  const { code, printed } = await stage.run('check');
  expect(code).toBe(1);
  expect(printed).toContain('✗ hosted configuration: multi_call.enabled is false');
  expect(printed).toContain('OVERWRITE_CONFIG=true');
  expect(printed).toContain('of 4, 1 can have 6 calls or more, 0 fewer, 2 one, 1 none');
  expect(printed).toContain(
    '✗ workflows: "workflow 1" gives calls of its queues to agents who are on a call',
  );
  expect(printed).toContain('in these it reaches agents who are on a call: "Everyone"');
  expect(writes()).toEqual([]);
});

it('checks for programs, too', async () => {
  await given({ ...usualAccount, uiVersion: '2.7.3' });
  const { printed } = await stage.run('check', '--json');
  const report = JSON.parse(printed) as { ready: boolean; findings: { level: string; about: string }[] };
  expect(report.ready).toBe(false);
  expect(report.findings).toContainEqual(expect.objectContaining({ level: 'lacking', about: 'Flex UI' }));
});

it('plans: prints a diff and writes nothing, neither at Twilio nor here', async () => {
  await given(usualAccount);
  const before = contents(stage.account);
  const { code, printed } = await stage.run('plan', '--workers', 'all');
  expect(code).toBe(0);
  expect(printed).toContain('- skills HAS "sales"');
  expect(printed).toContain(`+ (skills HAS "sales") AND (${GUARD})`);
  expect(printed).toContain('- voice capacity 1\n+ voice capacity 6');
  expect(printed).toContain('above 6: not lowered');
  expect(printed).toContain('also takes the calls that agents dial');
  expect(contents(stage.account)).toEqual(before);
  expect(stage.backups).toEqual([]);
});

it('applies what was planned: guards, capacity, then the options; and is content with itself', async () => {
  await given(usualAccount);
  const { code, printed, told } = await stage.apply('--workers', 'all', '--max-calls', '3');
  expect(code).toBe(0);
  expect(capacities()).toEqual([3, 3, 0, 9]);
  expect(stage.account.workflows.get(sid('WW', 1))?.configuration).toContain(GUARD);
  expect(multiCall()).toMatchObject({ enabled: true, max_calls: 3, colour: 'red', warm_line: true });
  expect(stage.account.configuration).toMatchObject({
    ui_attributes: { custom_data: { features: { other: { enabled: true } } } },
  });
  expect(told).toContain('4/4 hosted flex-config');
  expect(printed).toContain('All 4 changes are made.');

  expect(kindsOf(writes())).toEqual(['Workflows', 'Workers', 'Workers', 'Configuration']);
  expect((await stage.run('check')).code).toBe(0);
  expect((await stage.run('plan', '--workers', 'all')).printed).toContain('There is nothing to change.');
});

it('keeps a backup for its owner alone, without a secret, and puts everything back from it', async () => {
  await given(usualAccount);
  const before = contents(stage.account);
  await stage.apply('--workers', 'all');
  const [backup = ''] = stage.backups;
  expect(statSync(backup).mode & 0o777).toBe(0o600);
  const text = readFileSync(backup, 'utf8');
  expect(text).not.toContain(stage.account.secret);
  expect(text).not.toContain('"other"');

  const applied = writes().length;
  expect((await stage.run('undo', backup)).code).toBe(0);
  expect(contents(stage.account)).toEqual(before);
  // No agent has several calls while a workflow is without its guard.
  expect(kindsOf(writes().slice(applied))).toEqual(['Configuration', 'Workers', 'Workers', 'Workflows']);
});

it('leaves nothing behind where nothing was, when undone', async () => {
  await given({ uiAttributes: {} });
  const { printed } = await stage.run('check');
  expect(printed).toContain('multi_call.enabled is not there');
  expect(printed).not.toContain('OVERWRITE_CONFIG');
  const before = contents(stage.account);
  await stage.apply();
  expect(multiCall()).toMatchObject({ enabled: true, max_calls: 6 });
  await stage.run('undo', stage.backups[0] ?? '');
  expect(contents(stage.account)).toEqual(before);
});

it('undoes only what still is as it was left', async () => {
  await given(usualAccount);
  await stage.apply('--workers', 'all');
  const worker = stage.account.workers.get(sid('WK', 1));
  if (worker) worker.capacity = 4;
  stage.account.workers.delete(sid('WK', 2));
  const { code, told } = await stage.run('undo', stage.backups[0] ?? '');
  expect(code).toBe(0);
  expect(worker?.capacity).toBe(4);
  expect(told).toContain('somebody has changed it since');
  expect(told).toContain('not there any more');
});

it('makes no change when the account is not as the plan saw it', async () => {
  await given(usualAccount);
  const { printed } = await stage.run('plan', '--workers', 'all');
  const [, plan = ''] = /Plan (\w+):/.exec(printed) ?? [];
  const worker = stage.account.workers.get(sid('WK', 1));
  if (worker) worker.capacity = 2;
  const { code, told } = await stage.run('apply', plan, '--workers', 'all');
  expect(code).toBe(2);
  expect(told).toContain('Look at `plan` again');
  expect([writes(), stage.backups]).toEqual([[], []]);
});

it('chooses workers by expression, by list or not at all', async () => {
  await given({ capacities: [1, 1, 1, 1] });
  expect((await stage.run('plan')).printed).toContain('no workers are chosen');
  await stage.apply('--workers', 'team == "odd"', '--max-calls', '2');
  expect(capacities()).toEqual([1, 2, 1, 2]);
  const list = join(stage.folder, 'list');
  writeFileSync(list, `worker 1\n${sid('WK', 2)}\n`);
  await stage.apply('--workers-file', list, '--max-calls', '5');
  expect(capacities()).toEqual([5, 5, 1, 2]);
  const { code, told } = await stage.run('plan', '--worker', 'nobody');
  expect([code, told]).toEqual([2, expect.stringContaining('There is no worker "nobody"') as string]);
});

it('asks of a workflow that may carry chats, too, and goes by the answer', async () => {
  await given({ workflows: [workflowOf('language == "en"', { queue: QUEUE })] });
  const asked = await stage.apply();
  expect(asked.code).toBe(2);
  expect(asked.told).toContain('does filter 1 "calls" carry only voice calls?');
  expect(writes()).toEqual([]);
  const unknown = await stage.run('plan', '--guard', 'workflow 7');
  expect([unknown.code, unknown.told]).toEqual([
    2,
    expect.stringContaining('no workflow "workflow 7"') as string,
  ]);
  expect((await stage.run('plan', '--leave', 'workflow 1')).printed).toContain('left unguarded, as you said');
  expect((await stage.apply('--guard', 'workflow 1')).code).toBe(0);
  expect((await stage.run('check')).printed).toContain('✓ workflows');
});

it('leaves a workflow alone that it cannot read in full, says so, and goes on with the others', async () => {
  const odd = workflowOf(VOICE, { queue: QUEUE, expression: 'skills HAS (' }, { queue: QUEUE });
  await given({ workflows: [odd, 'no JSON', voiceWorkflow] });
  const before = stage.account.workflows.get(sid('WW', 1))?.configuration;
  const { printed } = await stage.run('plan');
  expect(printed).toContain('"workflow 1" (' + sid('WW', 1) + ') is left alone: the expression of filter 1');
  expect(printed).toContain('does not parse: skills HAS (');
  expect(printed).toContain('is left alone: its configuration is not JSON');
  await stage.apply();
  expect(stage.account.workflows.get(sid('WW', 1))?.configuration).toBe(before);
  expect(stage.account.workflows.get(sid('WW', 3))?.configuration).toContain(GUARD);
});
