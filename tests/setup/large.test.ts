import { afterEach, expect, it } from 'vitest';
import { GUARD } from '../../plugin/setup/guard';
import { contents, QUEUE, withoutDefault } from './account-double';
import { Stage } from './stage';

let stage: Stage;
afterEach(() => stage.clear());

/** What Twilio's limits have the command wait for is not in it: the stage's clock does not wait. */
const MINUTE_MS = 60_000;

it('plans and sets up 2,000 workers and 50 workflows within a minute, and puts them back', async () => {
  const target = { queue: QUEUE, expression: 'skills HAS "x"', unknown: { kept: 1.5 } };
  stage = await Stage.set({
    capacities: Array.from({ length: 2000 }, (_, i) => (i % 10 === 0 ? 0 : 1)),
    workflows: Array.from({ length: 50 }, () => withoutDefault('channelType == "voice"', target, target)),
  });
  const before = contents(stage.account);
  const from = performance.now();
  const { printed: plan } = await stage.run('plan', '--workers', 'all');
  // A person reads it: agents are grouped, and the workflows are not.
  expect(plan).toContain('1800 agents: 1 → 6');
  expect(plan.split('\n').length).toBeLessThan(450);
  const { code, printed } = await stage.apply('--workers', 'all');
  expect(performance.now() - from).toBeLessThan(MINUTE_MS);
  expect([code, printed]).toEqual([0, expect.stringContaining('1851 changes made.') as string]);
  const capacities = [...stage.account.workers.values()].map(({ capacity }) => capacity);
  expect(new Set(capacities)).toEqual(new Set([0, 6]));
  for (const { configuration } of stage.account.workflows.values()) {
    expect(configuration.split(GUARD)).toHaveLength(3);
    expect(configuration).toContain('{"kept":1.5}');
  }
  await stage.run('undo', stage.backups[0] ?? '');
  expect(contents(stage.account)).toEqual(before);
  expect(stage.service.wrong).toEqual([]);
}, 180_000);
