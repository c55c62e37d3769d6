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
  const real = await original<typeof Invariant>();
  return {
    ...real,
    mayRaise: (...args: Parameters<typeof real.mayRaise>) =>
      broken.what === 'look before raising' ? Promise.resolve([]) : real.mayRaise(...args),
    mayUnguard: (...args: Parameters<typeof real.mayUnguard>) =>
      broken.what === 'look before unguarding' ? Promise.resolve(true) : real.mayUnguard(...args),
    openWorkflows: real.openWorkflows,
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
