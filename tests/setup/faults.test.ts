/** What goes wrong on the way: each ends in a sentence, and in an account that can be put back. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { GUARD } from '../../plugin/setup/guard';
import { contents, QUEUE, sid, withoutDefault } from './account-double';
import type { Asked } from './openapi';
import type { Fault } from './service';
import { Stage } from './stage';

const WORKERS = 12;

let stage: Stage;
afterEach(() => stage.clear());

const given = async (): Promise<Stage> =>
  (stage = await Stage.set({
    capacities: Array.from({ length: WORKERS }, () => 1),
    workflows: [withoutDefault('channelType == "voice"', { queue: QUEUE, priority: '10' })],
  }));
const isWrite = ({ method }: Asked): boolean => method === 'POST';
const raised = (): number =>
  [...stage.account.workers.values()].filter(({ capacity }) => capacity === 6).length;
const text = (): string => stage.account.workflows.get(sid('WW', 1))?.configuration ?? '';

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

it.each([
  [403, "no right to read Flex's configuration (403)"],
  [404, 'has no Flex project'],
] as const)('names what is missing when the configuration answers %d', async (status, why) => {
  await given();
  stage.service.fault = ({ path }) => (path === '/v1/Configuration' ? status : null);
  expect((await stage.run('plan')).told).toContain(why);
});

it('does without the release of plugins when it cannot be read, and says so', async () => {
  await given();
  stage.service.fault = ({ path }) => (path.includes('/PluginService/') ? 403 : null);
  const { printed } = await stage.run('check');
  expect(printed).toContain('· the active release of plugins could not be read');
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

it.each(['cut before', 'cut after', 500] as const)('tries again after a fault: %s', async (fault) => {
  await given();
  stage.service.fault = failing(3, fault, 2);
  const { code } = await stage.apply('--workers', 'all');
  expect(code).toBe(0);
  expect(raised()).toBe(WORKERS);
});

it.each(['cut before', 'cut after', 403] as const)(
  'stops when it lasts (%s), goes on where it stopped, and puts back all',
  async (fault) => {
    await given();
    const before = contents(stage.account);
    stage.service.fault = failing(4, fault);
    const stopped = await stage.apply('--workers', 'all');
    expect(stopped.code).toBe(2);
    const [backup = ''] = stage.backups;
    // The workflow and two workers; of four that were under way nobody knows.
    expect(stopped.told).toMatch(/Of 14: \d changes made\. [1-4] may have been made\./);
    expect(stopped.told).toContain(`npx --no multi-call-setup apply --resume ${backup}`);
    expect(stopped.told).toContain(`npx --no multi-call-setup undo ${backup}`);
    expect(raised()).toBeLessThan(WORKERS);

    stage.service.fault = () => null;
    expect((await stage.run('apply', '--resume', backup)).code).toBe(0);
    expect(raised()).toBe(WORKERS);
    expect((await stage.run('undo', backup)).code).toBe(0);
    expect(contents(stage.account)).toEqual(before);
  },
);

it('puts back all from the midst of an apply that was stopped, which then cannot be gone on with', async () => {
  await given();
  const before = contents(stage.account);
  stage.service.fault = failing(4, 'cut after');
  await stage.apply('--workers', 'all');
  stage.service.fault = () => null;
  const [backup = ''] = stage.backups;
  await stage.run('undo', backup);
  expect(contents(stage.account)).toEqual(before);
  const { code, told } = await stage.run('apply', '--resume', backup);
  expect([code, told]).toEqual([2, expect.stringContaining('has been undone') as string]);
});

it('an undo that is stopped is done by the next', async () => {
  await given();
  const before = contents(stage.account);
  await stage.apply('--workers', 'all');
  const [backup = ''] = stage.backups;
  stage.service.fault = failing(3, 'cut before');
  const { code, told } = await stage.run('undo', backup);
  expect([code, told]).toEqual([
    2,
    expect.stringContaining(`To put the rest back: npx --no multi-call-setup undo ${backup}`) as string,
  ]);
  stage.service.fault = () => null;
  await stage.run('undo', backup);
  expect(contents(stage.account)).toEqual(before);
});

it('raises no capacity when a workflow was changed in the last moment, and offers no way to go on', async () => {
  await given();
  const workflow = stage.account.workflows.get(sid('WW', 1));
  stage.service.fault = ({ path }) => {
    if (path.endsWith(sid('WW', 1)) && workflow) workflow.configuration = '{"task_routing":{"filters":[]}}';
    return null;
  };
  const { code, told } = await stage.apply('--workers', 'all');
  expect(code).toBe(2);
  expect(told).toContain('has changed since the plan');
  expect(told).toContain('Of 14: 0 changes made, 1 left alone');
  expect(told).not.toContain('--resume');
  expect(raised()).toBe(0);
  expect(workflow?.configuration).not.toContain(GUARD);
});

it('stops, and says who, when somebody opens a workflow while capacities rise', async () => {
  await given();
  let writes = 0;
  stage.service.fault = ({ method, path }) => {
    if (method === 'POST' && path.includes('/Channels/') && ++writes === 3) {
      const configuration = '{"task_routing":{"default_filter":{"queue":"WQ1"}}}';
      stage.account.workflows.set(sid('WW', 9), { name: 'Friday', configuration });
    }
    return null;
  };
  const { code, told } = await stage.apply('--workers', 'all');
  expect(code).toBe(2);
  expect(told).toContain('Calls of these workflows can reach agents who are on a call: "Friday"');
  expect(told).toContain(`${WORKERS} agents have a higher capacity already`);
});

it('says so when somebody gives agents several calls while guards are taken away', async () => {
  await given();
  await stage.apply('--workers', 'all');
  const worker = stage.account.workers.get(sid('WK', 1));
  stage.service.fault = ({ method, path }) => {
    if (method === 'POST' && path.includes('/Workflows/') && worker) worker.capacity = 4;
    return null;
  };
  const { code, told } = await stage.run('undo', stage.backups[0] ?? '');
  expect(code).toBe(2);
  expect(told).toContain('Somebody has given agents more than one call while guards were taken away');
});

it('goes on past what is gone or was changed, and ends with its own code and true counts', async () => {
  await given();
  stage.service.fault = failing(2, 404, 1);
  const worker = stage.account.workers.get(sid('WK', 12));
  const read = (asked: Asked): void => {
    if (asked.path.includes(sid('WK', 12)) && worker) worker.capacity = 3;
  };
  const fault = stage.service.fault;
  stage.service.fault = (asked) => {
    read(asked);
    return fault(asked);
  };
  const { code, printed } = await stage.apply('--workers', 'all');
  expect(code).toBe(3);
  expect(printed).toContain(
    '12 changes made, 1 left alone because somebody has changed them since, 1 left alone because they are not there any more.',
  );
});

it('puts back what Twilio keeps in another form', async () => {
  await given();
  const before = contents(stage.account);
  // Numbers and texts of digits say the same; what else Twilio makes of it is kept in the backup.
  stage.service.keeps = (given) =>
    given.replace('"priority":"10"', '"priority":10').replace('{', '{"version":2,');
  expect((await stage.apply('--workers', 'all')).code).toBe(0);
  expect(text()).toContain('"version":2');
  stage.service.keeps = (given) => given;
  expect((await stage.run('undo', stage.backups[0] ?? '')).code).toBe(0);
  expect(contents(stage.account)).toEqual(before);
});

it('changes nothing without a backup, and overwrites none', async () => {
  await given();
  const file = join(stage.folder, 'mine');
  writeFileSync(file, 'dear to me');
  for (const bad of [file, join(file, 'x'), '/dev/full/x']) {
    const { code, told } = await stage.apply('--workers', 'all', '--backup', bad);
    expect([code, told]).toEqual([2, expect.stringContaining(bad) as string]);
  }
  expect(readFileSync(file, 'utf8')).toBe('dear to me');
  expect(raised()).toBe(0);
});

it('takes no backup that is damaged, or of another account or workspace', async () => {
  await given();
  await stage.apply('--workers', 'all');
  const [backup = ''] = stage.backups;
  const whole = readFileSync(backup, 'utf8');
  const damaged = join(stage.folder, 'damaged');
  const told = async (content: string): Promise<string> => {
    writeFileSync(damaged, content);
    return (await stage.run('undo', damaged)).told;
  };
  expect(await told(whole.slice(0, 2048))).toContain('cannot be read');
  expect(await told('{}')).toContain('is not a backup of this version');
  expect(await told(whole.replace('"kind": "capacity"', '"kind": "x"'))).toContain('is damaged');
  expect(await told(whole.replace('"configurations"', '"x"'))).toContain('is damaged');
  expect(await told(whole.replace(sid('AC', 1), sid('AC', 2)))).toContain(`is of ${sid('AC', 2)}`);
  expect(await told(whole.replace(sid('WS', 1), sid('WS', 2)))).toContain(`is of ${sid('WS', 2)}`);
  expect(raised()).toBe(WORKERS);
});

it('tells how to go on when it is interrupted', async () => {
  await given();
  const interrupt = new AbortController();
  let writes = 0;
  stage.service.fault = ({ method }) => {
    if (method === 'POST' && ++writes === 5) interrupt.abort();
    return null;
  };
  const { told } = await stage.apply('--workers', 'all', interrupt.signal);
  const [backup = ''] = stage.backups;
  expect(told).toContain(
    `Interrupted. Each change is made in whole or not at all.\nTo go on: npx --no multi-call-setup apply --resume ${backup}\nTo put all back: npx --no multi-call-setup undo ${backup}`,
  );
});
