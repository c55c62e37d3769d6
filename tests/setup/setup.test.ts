import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { GUARD } from '../../plugin/setup/guard';
import { contents, QUEUE, sid, withoutDefault, workflowOf, type Wanted } from './account-double';
import { Stage } from './stage';
import { VOICE, capacities, kindsOf, multiCall, text, usualAccount, voiceWorkflow, writes } from './usual';

let stage: Stage;
const given = async (wanted: Wanted): Promise<Stage> => (stage = await Stage.set(wanted));
afterEach(async () => {
  expect(stage.service.wrong).toEqual([]);
  await stage.clear();
});

it('plans: shows every change and writes nothing, neither at Twilio nor here', async () => {
  await given({ ...usualAccount, capacities: [1, 1, 0, 9, 2] });
  const before = contents(stage.account);
  const { code, printed } = await stage.run('plan', '--workers', 'all');
  expect(code).toBe(0);
  expect(printed).toContain('- skills HAS "sales"');
  expect(printed).toContain(`+ (skills HAS "sales") AND (${GUARD})`);
  expect(printed).toContain('2 agents: 1 → 6');
  expect(printed).toContain('"worker 4": voice capacity above 6');
  expect(printed).toContain('"worker 5", "worker 4": voice capacity above 1 already');
  expect(printed).toContain('"worker 3": capacity 0');
  expect(printed).toContain('Terraform');
  expect(printed).toContain('routed again by the new rules');
  expect(printed).toContain('switches the plugin on for every agent');
  expect(contents(stage.account)).toEqual(before);
  expect(stage.backups).toEqual([]);
});

it('ends a plan with the command that applies it, as it can be pasted', async () => {
  await given(usualAccount);
  const { printed } = await stage.run('plan', '--workers', 'team == "odd"', '--verbose');
  const [, word = ''] = /Plan (\w+):/.exec(printed) ?? [];
  expect(printed).toContain(`npx --no multi-call-setup apply ${word} --workers 'team == "odd"'`);
  expect(printed).not.toContain('--verbose\n');
});

it('names account, workspace and credentials on the first line of every verb', async () => {
  await given(usualAccount);
  await stage.apply('--workers', 'all');
  const [backup = ''] = stage.backups;
  for (const args of [['check'], ['plan'], ['apply', '--resume', backup], ['undo', backup]]) {
    const { printed } = await stage.run(...args);
    expect(printed.split('\n')[0]).toBe(
      `Account ${sid('AC', 1)}, Flex at roar-ibis-1234.twil.io, workspace ${sid('WS', 1)}, by the environment`,
    );
  }
});

it('does nothing with a key of another account than the one that is set with it', async () => {
  await given(usualAccount);
  stage.account.configuration = { ...stage.account.configuration, account_sid: sid('AC', 2) };
  const { code, told } = await stage.run('plan');
  expect([code, told]).toEqual([
    2,
    expect.stringContaining(
      `The key is of the account ${sid('AC', 2)}, and not of ${sid('AC', 1)}`,
    ) as string,
  ]);
});

it('applies what was planned: guards, capacity, then the options; and finds nothing to do then', async () => {
  await given(usualAccount);
  const { code, printed, told } = await stage.apply('--workers', 'all', '--max-calls', '3');
  expect(code).toBe(0);
  expect(capacities(stage)).toEqual([3, 3, 0, 3]);
  expect(text(stage)).toContain(GUARD);
  expect(multiCall(stage)).toMatchObject({ enabled: true, max_calls: 3, colour: 'red', warm_line: true });
  expect(stage.account.configuration).toMatchObject({
    ui_attributes: { custom_data: { features: { other: { enabled: true } } } },
  });
  expect(told).toContain('5/5 plugin for all agents, hosted flex-config');
  expect(printed).toContain('5 changes made.');
  expect(printed).toContain('have to reload Flex');

  expect(kindsOf(writes(stage))).toEqual(['Workflows', 'Workers', 'Workers', 'Workers', 'Configuration']);
  expect((await stage.run('check')).code).toBe(0);
  expect((await stage.run('plan', '--workers', 'all')).printed).toContain('There is nothing to change.');
});

it('has waiting calls routed again by the guard, and none when the guard goes', async () => {
  await given(usualAccount);
  await stage.apply('--workers', 'all');
  expect(stage.service.reEvaluated).toEqual([sid('WW', 1)]);
  await stage.run('undo', stage.backups[0] ?? '');
  expect(stage.service.reEvaluated).toEqual([sid('WW', 1)]);
});

it('raises no capacity while a call is offered by the rules from before', async () => {
  await given(usualAccount);
  const task = { sid: sid('WT', 1), workflow: sid('WW', 1), status: 'reserved' as const, channel: 'voice' };
  const chat = { ...task, sid: sid('WT', 2), channel: 'chat' };
  stage.account.tasks = [task, chat];
  let looks = 0;
  stage.service.fault = ({ path }) => {
    if (path.endsWith('/Tasks') && ++looks === 4) stage.account.tasks = [chat];
    return null;
  };
  const { code, told } = await stage.apply('--workers', 'all');
  expect(code).toBe(0);
  expect(told).toContain('1 call on offer to agents by the rules from before: waiting');
  // Once with the guard, and once more when the offer has ended.
  expect(stage.service.reEvaluated).toEqual([sid('WW', 1), sid('WW', 1)]);

  await stage.run('undo', stage.backups[0] ?? '');
  stage.account.tasks = [task];
  const stuck = await stage.apply('--workers', 'all');
  expect([stuck.code, stuck.told]).toEqual([2, expect.stringContaining('no capacity was raised') as string]);
  expect(capacities(stage)).toEqual([1, 1, 0, 1]);
});

it('makes no change when the account, or what is said of it, is not as the plan showed', async () => {
  const changes: (() => void)[] = [
    () => ((stage.account.workers.get(sid('WK', 1)) ?? { capacity: 0 }).capacity = 2),
    () => stage.account.workflows.set(sid('WW', 2), { name: 'new', configuration: '{"task_routing":{}}' }),
    () => stage.account.workflows.set(sid('WW', 2), { name: 'new', configuration: 'no JSON' }),
  ];
  for (const change of changes) {
    await given(usualAccount);
    const { printed } = await stage.run('plan', '--workers', 'all', '--leave', 'all');
    const [, plan = ''] = /Plan (\w+):/.exec(printed) ?? [];
    change();
    const { code, told } = await stage.run('apply', plan, '--workers', 'all', '--leave', 'all');
    expect([code, told]).toEqual([
      2,
      expect.stringContaining('Look again: npx --no multi-call-setup plan') as string,
    ]);
    expect([writes(stage), stage.backups]).toEqual([[], []]);
    if (change !== changes.at(-1)) await stage.clear();
  }
});

it('chooses workers by expression, by list or not at all', async () => {
  await given({ capacities: [1, 1, 1, 1] });
  expect((await stage.run('plan')).printed).toContain('no agents are chosen');
  await stage.apply('--workers', 'team == "odd"', '--max-calls', '2');
  expect(capacities(stage)).toEqual([1, 2, 1, 2]);
  const list = join(stage.folder, 'list');
  writeFileSync(list, `worker 1\r\n${sid('WK', 2)}\n`);
  await stage.apply('--workers-file', list, '--max-calls', '5');
  expect(capacities(stage)).toEqual([5, 5, 1, 2]);
  const { code, told } = await stage.run('plan', '--worker', 'nobody');
  expect([code, told]).toEqual([2, expect.stringContaining('There is no agent "nobody"') as string]);
});

it('offers nothing when nobody fits what --workers asks for', async () => {
  await given(usualAccount);
  const { code, printed } = await stage.run('plan', '--workers', 'tema == "odd"');
  expect(code).toBe(1);
  expect(printed).toContain('✗ no agent fits what --workers asks for');
  expect(printed).not.toContain('To make these changes');
});

it('asks, raises nothing before it is answered, and goes by the answer', async () => {
  await given({ capacities: [1], workflows: [workflowOf('language == "en"', { queue: QUEUE })] });
  const plan = await stage.run('plan', '--workers', 'all');
  expect(plan.code).toBe(1);
  expect(plan.printed).toContain('? workflow "workflow 1": filter 1 "calls": do only calls pass it?');
  expect(plan.printed).toContain("--leave 'workflow 1#default'");
  const asked = await stage.apply('--workers', 'all');
  expect([asked.code, writes(stage)]).toEqual([2, []]);
  expect(asked.told).toContain('First answer each ?');
  const unknown = await stage.run('plan', '--guard', 'workflow 7');
  expect([unknown.code, unknown.told]).toEqual([
    2,
    expect.stringContaining('no workflow "workflow 7"') as string,
  ]);
  const none = await stage.run('plan', '--guard', 'workflow 1#2');
  expect(none.told).toContain('"workflow 1" has no filter 2: it has 1');
  const twice = await stage.run('plan', '--guard', 'all', '--leave', 'all');
  expect(twice.told).toContain('One place has two different answers');
  const answers = ['--guard', 'workflow 1#1', '--leave', 'workflow 1#default'];
  expect((await stage.run('plan', '--workers', 'all', ...answers)).printed).toContain('as you said');
  expect((await stage.apply('--workers', 'all', ...answers)).code).toBe(0);
  expect(capacities(stage)).toEqual([6]);
  const check = await stage.run('check', ...answers);
  expect(check.code).toBe(0);
  expect(check.printed).toContain('except what you left (1, below)');
  expect(check.printed).not.toContain('✓ of 1 workflows');
  expect((await stage.run('check')).code).toBe(1);
});

it('tells the admin whose chats are filtered and whose calls fall to the default what is open', async () => {
  const left = workflowOf('channelType IN ["web","sms","whatsapp"]', { queue: QUEUE });
  await given({ capacities: [1, 1], workflows: [left] });
  const check = await stage.run('check');
  expect(check.code).toBe(1);
  expect(check.printed).toContain('a call that matches no filter goes to the default, which has no guard');
  expect(check.printed).not.toContain('✓ of 1 workflows');
  expect((await stage.apply('--workers', 'all')).code).toBe(2);
  expect(writes(stage)).toEqual([]);
  const answer = ['--guard-calls', 'workflow 1#default=task.call_sid != null'];
  expect((await stage.apply('--workers', 'all', ...answer)).code).toBe(0);
  expect(JSON.parse(text(stage))).toMatchObject({
    task_routing: { filters: [{}, { expression: 'call_sid != null', targets: [{ expression: GUARD }] }] },
  });
  expect((await stage.run('check', ...answer)).code).toBe(0);
});

it('applies nothing while a workflow that it cannot read is unanswered', async () => {
  const odd = withoutDefault(VOICE, { queue: QUEUE, expression: 'skills HAS (' }, { queue: QUEUE });
  await given({ capacities: [1], workflows: [odd, 'no JSON', voiceWorkflow] });
  const { code, printed } = await stage.run('plan', '--workers', 'all');
  expect(code).toBe(1);
  expect(printed).toContain("answer: --leave 'workflow 1#1'");
  expect(printed).toContain('it cannot be guarded: its configuration is not JSON');
  expect((await stage.apply('--workers', 'all')).code).toBe(2);
  expect(writes(stage)).toEqual([]);

  const { code: done } = await stage.apply(
    '--workers',
    'all',
    '--leave',
    'workflow 1#1',
    '--leave',
    'workflow 2',
  );
  expect(done).toBe(0);
  // The readable target of the odd workflow has its guard all the same.
  expect(text(stage)).toContain(GUARD);
  expect(stage.account.workflows.get(sid('WW', 2))?.configuration).toBe('no JSON');
  expect((await stage.run('check', '--leave', 'all')).code).toBe(0);
});

it('shows names from the account so that they cannot rule the terminal', async () => {
  await given(usualAccount);
  const workflow = stage.account.workflows.get(sid('WW', 1));
  if (workflow) workflow.name = 'A\u001b[2J\n+ 1 == 1';
  const { printed } = await stage.run('plan', '--workers', 'all');
  expect(printed).toContain('workflow "A\\u001b[2J\\n+ 1 == 1"');
});

it('prints one document for programs with every verb, also when it fails', async () => {
  await given(usualAccount);
  const document = async (...args: string[]): Promise<Record<string, unknown>> =>
    JSON.parse((await stage.run(...args, '--json')).printed) as Record<string, unknown>;
  const account = { accountSid: sid('AC', 1), workspaceSid: sid('WS', 1), by: 'the environment' };
  const check = await document('check');
  expect(check).toMatchObject({ schema: 1, verb: 'check', account, ready: false });
  expect(check['findings']).toContainEqual(
    expect.objectContaining({
      code: 'workflow.unguarded',
      level: 'lacking',
      workflow: { sid: sid('WW', 1), name: 'workflow 1' },
      count: 1,
    }),
  );
  const plan = await document('plan', '--workers', 'all');
  expect(plan).toMatchObject({ schema: 1, verb: 'plan', account, ready: true });
  const applied = await document('apply', String(plan['plan']), '--workers', 'all');
  expect(applied).toMatchObject({ verb: 'apply', counts: { done: 5, already: 0, kept: 0 } });
  const backup = String(applied['backup']);
  expect(await document('undo', backup, '--dry-run')).toMatchObject({ verb: 'undo', backup });
  expect(await document('undo', backup)).toMatchObject({ verb: 'undo', counts: { done: 5 } });
  expect(await document('apply', 'abc')).toMatchObject({
    schema: 1,
    error: expect.stringContaining('not what the plan abc showed') as string,
  });
});
