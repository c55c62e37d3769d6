/** What goes wrong on the way: each ends in a sentence, and in an account that can be put back. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { GUARD } from '../../plugin/setup/guard';
import { contents, QUEUE, sid, workflowOf } from './account-double';
import type { Asked } from './openapi';
import type { Fault } from './service';
import { Stage } from './stage';

const WORKERS = 12;

let stage: Stage;
afterEach(() => stage.clear());

const given = async (): Promise<Stage> =>
  (stage = await Stage.set({
    capacities: Array.from({ length: WORKERS }, () => 1),
    workflows: [workflowOf('channelType == "voice"', { queue: QUEUE })],
  }));
const isWrite = ({ method }: Asked): boolean => method === 'POST';
const raised = (): number =>
  [...stage.account.workers.values()].filter(({ capacity }) => capacity === 6).length;

/** From the `n`th write on, as many as said, it fails. */
function failing(n: number, fault: Fault, times = Infinity): (asked: Asked) => Fault | null {
  let writes = 0;
  return (asked) => (isWrite(asked) && ++writes >= n && writes < n + times ? fault : null);
}

it('says so when the credentials are not accepted, without repeating them', async () => {
  await given();
  stage.account.secret = 'changed';
  const { secret } = stage.account;
  stage.service.fault = () => 401;
  const { code, told } = await stage.run('check');
  expect(code).toBe(2);
  expect(told).toContain('does not accept the credentials (401)');
  expect(told).not.toContain(secret);
});

it('names the right that is missing', async () => {
  await given();
  stage.service.fault = ({ path }) => (path === '/v1/Configuration' ? 403 : null);
  expect((await stage.run('plan')).told).toContain("no right to read Flex's configuration (403)");
});

it('passes on what Twilio says of an expression that it does not take', async () => {
  await given();
  stage.service.fault = ({ query }) => (query.has('TargetWorkersExpression') ? 400 : null);
  expect((await stage.run('plan', '--workers', 'a HAS "b"')).told).toContain(
    'would not let us list the workers (400',
  );
});

it('waits when Twilio asks for fewer requests, and gets there', async () => {
  await given();
  stage.service.fault = failing(2, 429, 3);
  const { code, told } = await stage.apply('--workers', 'all');
  expect(code).toBe(0);
  expect(raised()).toBe(WORKERS);
  expect(told).toContain('Twilio asks for fewer requests');
});

it('keeps to three lists with an expression a second by itself', async () => {
  await given();
  const { told } = await stage.run('check');
  expect(told).not.toContain('fewer requests');
  expect(stage.waitedMs).toBeGreaterThan(2000);
});

it.each(['cut before', 'cut after', 500] as const)('tries again after a hitch: %s', async (fault) => {
  await given();
  stage.service.fault = failing(3, fault, 2);
  const { code } = await stage.apply('--workers', 'all');
  expect(code).toBe(0);
  expect(raised()).toBe(WORKERS);
});

it.each(['cut before', 'cut after', 403] as const)(
  'breaks off when it lasts (%s), goes on where it stopped, and puts back all',
  async (fault) => {
    await given();
    const before = contents(stage.account);
    stage.service.fault = failing(4, fault);
    const broken = await stage.apply('--workers', 'all');
    expect(broken.code).toBe(2);
    const [backup = ''] = stage.backups;
    expect(broken.told).toMatch(/At least \d+ of 14 changes are made; each is whole/);
    expect(broken.told).toContain(`multi-call-setup apply --resume ${backup}`);
    expect(broken.told).toContain(`multi-call-setup undo ${backup}`);
    expect(raised()).toBeLessThan(WORKERS);

    stage.service.fault = () => null;
    expect((await stage.run('apply', '--resume', backup)).code).toBe(0);
    expect(raised()).toBe(WORKERS);
    expect((await stage.run('undo', backup)).code).toBe(0);
    expect(contents(stage.account)).toEqual(before);
  },
);

it('puts back all from the midst of an apply that was broken off', async () => {
  await given();
  const before = contents(stage.account);
  stage.service.fault = failing(4, 'cut after');
  await stage.apply('--workers', 'all');
  stage.service.fault = () => null;
  await stage.run('undo', stage.backups[0] ?? '');
  expect(contents(stage.account)).toEqual(before);
});

it('an undo that is broken off is done by the next', async () => {
  await given();
  const before = contents(stage.account);
  await stage.apply('--workers', 'all');
  const [backup = ''] = stage.backups;
  stage.service.fault = failing(3, 'cut before');
  const { code, told } = await stage.run('undo', backup);
  expect([code, told]).toEqual([
    2,
    expect.stringContaining(`To go on: multi-call-setup undo ${backup}`) as string,
  ]);
  stage.service.fault = () => null;
  await stage.run('undo', backup);
  expect(contents(stage.account)).toEqual(before);
});

it('raises no capacity when a workflow was changed in the last moment: its calls would reach busy agents', async () => {
  await given();
  const workflow = stage.account.workflows.get(sid('WW', 1));
  stage.service.fault = ({ path }) => {
    if (path.endsWith(sid('WW', 1)) && workflow) workflow.configuration = '{"task_routing":{"filters":[]}}';
    return null;
  };
  const { code, told } = await stage.apply('--workers', 'all');
  expect(code).toBe(2);
  expect(told).toContain('has changed since it was looked at');
  expect(raised()).toBe(0);
  expect(workflow?.configuration).not.toContain(GUARD);
});

it('changes nothing without a backup, and overwrites none', async () => {
  await given();
  const file = join(stage.folder, 'mine');
  writeFileSync(file, 'dear to me');
  const { code, told } = await stage.apply('--workers', 'all', '--backup', file);
  expect(code).toBe(2);
  expect(told).toContain('nothing was changed');
  expect(raised()).toBe(0);
});

it('takes no backup that is damaged, or of another account', async () => {
  await given();
  await stage.apply('--workers', 'all');
  const [backup = ''] = stage.backups;
  const damaged = join(stage.folder, 'damaged');
  writeFileSync(damaged, '{"format":"multi-call-setup backup 1","changes":[{"kind":"capacity"}]}');
  expect((await stage.run('undo', damaged)).told).toContain('nothing was changed');
  writeFileSync(damaged, '{"format":');
  expect((await stage.run('undo', damaged)).told).toContain('cannot be read');
  stage.account.configuration = { ...stage.account.configuration, account_sid: sid('AC', 2) };
  expect((await stage.run('undo', backup)).told).toContain(`is of the account ${sid('AC', 1)}`);
  expect(raised()).toBe(WORKERS);
});
