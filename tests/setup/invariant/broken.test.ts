/** Takes away one guard of the tool at a time: the generated stories must notice each. */
import fc from 'fast-check';
import { afterEach, expect, it, vi } from 'vitest';
import type * as Channel from '../../../plugin/setup/channel';
import type * as Configuration from '../../../plugin/setup/configuration';
import type * as DefaultFilter from '../../../plugin/setup/default-filter';
import type * as Direct from '../../../plugin/setup/direct';
import type * as Invariant from '../../../plugin/setup/invariant';
import type * as Target from '../../../plugin/setup/target';
import type * as Workflow from '../../../plugin/setup/workflow';
import { story } from './accounts';
import { play } from './play';

const broken = vi.hoisted(() => ({ what: '' }));
afterEach(() => {
  broken.what = '';
});

vi.mock('../../../plugin/setup/invariant', async (original) => {
  const { inSmallBatches } = await import('./small-batches');
  const real = await inSmallBatches(() => original<typeof Invariant>());
  /** Takes each workflow for one that the admin has seen. */
  const asSeen = async (look: Invariant.Look, { answers }: Invariant.Answered): Promise<unknown> => {
    const workflows = await look.workflows();
    const configurations = Object.fromEntries(workflows.map((each) => [each.sid, each.configuration]));
    return real.openWorkflows(workflows, { answers, configurations });
  };
  let looks = 0;
  return {
    ...real,
    mayRaise: (...args: Parameters<typeof real.mayRaise>) => {
      if (broken.what === 'look before raising') return Promise.resolve([]);
      if (broken.what === 'look before every batch' && ++looks % 2 === 0) return Promise.resolve([]);
      return broken.what === 'answers for what was seen only' ? asSeen(...args) : real.mayRaise(...args);
    },
    mayUnguard: (...args: Parameters<typeof real.mayUnguard>) =>
      broken.what === 'look before unguarding' ? Promise.resolve(true) : real.mayUnguard(...args),
  };
});
vi.mock('../../../plugin/setup/configuration', async (original) => {
  const real = await original<typeof Configuration>();
  const is = (...args: Parameters<typeof real.sameConfiguration>): boolean =>
    broken.what === 'compare before writing' || real.sameConfiguration(...args);
  return { ...real, sameConfiguration: is };
});
vi.mock('../../../plugin/setup/default-filter', async (original) => {
  const real = await original<typeof DefaultFilter>();
  const none = { filters: [], edits: [], remarks: [] };
  return {
    readDefault: (...args: Parameters<typeof real.readDefault>) =>
      broken.what === 'defaults' ? none : real.readDefault(...args),
  };
});
vi.mock('../../../plugin/setup/target', async (original) => {
  const real = await original<typeof Target>();
  return {
    ...real,
    mayBeSkipped: (...args: Parameters<typeof real.mayBeSkipped>) =>
      broken.what !== 'skip_if' && real.mayBeSkipped(...args),
  };
});
vi.mock('../../../plugin/setup/channel', async (original) => {
  const real = await original<typeof Channel>();
  return {
    channelOf: (...args: Parameters<typeof real.channelOf>) => {
      const channel = real.channelOf(...args);
      return broken.what === 'words for channels' && channel === 'unknown' ? 'other' : channel;
    },
  };
});
vi.mock('../../../plugin/setup/direct', async (original) => {
  const real = await original<typeof Direct>();
  return {
    aimOf: (...args: Parameters<typeof real.aimOf>) =>
      broken.what === 'direct calls' ? 'one' : real.aimOf(...args),
  };
});
vi.mock('../../../plugin/setup/workflow', async (original) => {
  const real = await original<typeof Workflow>();
  return {
    ...real,
    isUnguarded: (reading: Workflow.WorkflowReading) =>
      broken.what === 'questions' ? reading.edits.length > 0 : real.isUnguarded(reading),
    readWorkflow: (...args: Parameters<typeof real.readWorkflow>) => {
      const reading = real.readWorkflow(...args);
      if (broken.what !== 'questions') return reading;
      return { ...reading, findings: reading.findings.map((each) => ({ ...each, level: 'know' as const })) };
    },
  };
});

it.each([
  'look before raising',
  'look before every batch',
  'answers for what was seen only',
  'look before unguarding',
  'compare before writing',
  'defaults',
  'skip_if',
  'words for channels',
  'direct calls',
  'questions',
])('without this, a story breaks the rule: %s', async (what) => {
  broken.what = what;
  const { failed } = await fc.check(fc.asyncProperty(story, play), {
    seed: 1,
    numRuns: 2500,
    endOnFailure: true,
  });
  expect(failed).toBe(true);
});
