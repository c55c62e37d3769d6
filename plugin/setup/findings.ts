/** What `check` finds: the account's state against what several calls at once need. Pure. */
import { isAtLeast, OLDEST_FLEX } from '../src/version';
import { OPTIONS_PATH, type Account } from './account';
import type { Change } from './change';
import { valueAt } from './json';
import { hostedOptions, makePlan, maxCallsOf, type Wishes } from './plan';

/** `lacking`: to be done before it works. `know`: works, but the admin should know. */
export type Level = 'good' | 'know' | 'lacking';

export interface Finding {
  readonly level: Level;
  readonly about: 'Flex UI' | 'hosted configuration' | 'workers' | 'workflows' | 'queues';
  readonly says: string;
}

/** Why setting it in the template's files has no effect once there is a hosted value. */
const MERGE_TRAP =
  'Setting it in ui_attributes.*.json and deploying does not change that: the template merges common, environment and hosted, in this order, so that the hosted value wins, unless OVERWRITE_CONFIG=true. `apply` changes the hosted value itself.';

export function findingsOf(account: Account, wishes: Wishes): Finding[] {
  return [
    aboutFlex(account),
    ...aboutOptions(account),
    aboutWorkers(account, wishes),
    ...aboutWorkflows(account, wishes),
    aboutQueues(account),
  ];
}

function aboutFlex({ uiVersion }: Account): Finding {
  const about = 'Flex UI';
  if (uiVersion !== null && /^\D*2(\.x){0,2}$/.test(uiVersion)) {
    return { level: 'good', about, says: `the newest of version 2 is used (${uiVersion})` };
  }
  const version = /\d+\.\d+\.\d+/.exec(uiVersion ?? '')?.[0];
  if (version === undefined) {
    return {
      level: 'know',
      about,
      says: `its version is not pinned (${uiVersion ?? 'not set'}): ${OLDEST_FLEX} or newer is needed`,
    };
  }
  return isAtLeast(version, OLDEST_FLEX)
    ? { level: 'good', about, says: `${uiVersion} is new enough` }
    : {
        level: 'lacking',
        about,
        says: `${uiVersion} is set, and ${OLDEST_FLEX} or newer is needed: choose it in the Flex console under Versioning`,
      };
}

function aboutOptions(account: Account): Finding[] {
  const about = 'hosted configuration';
  const { enabled, values, warnings } = hostedOptions(account);
  const said: Finding[] = warnings.map((warning) => ({
    level: 'know',
    about,
    says: `multi_call.${warning}`,
  }));
  if (!enabled) {
    const hosted = valueAt(account.uiAttributes, [...OPTIONS_PATH, 'enabled']);
    const says =
      hosted === undefined
        ? 'custom_data.features.multi_call.enabled is not there: `apply` sets it'
        : `multi_call.enabled is ${JSON.stringify(hosted)}, and only true switches it on. ${MERGE_TRAP}`;
    return [{ level: 'lacking', about, says }, ...said];
  }
  return [
    { level: 'good', about, says: `multi_call is enabled, with max_calls ${values.maxCalls}` },
    {
      level: 'know',
      about,
      says: "the multi-call feature of Twilio's template goes by the same flag: only one of the two may be there, or each call is handled twice",
    },
    ...said,
  ];
}

function aboutWorkers(account: Account, wishes: Wishes): Finding {
  const about = 'workers';
  const wanted = maxCallsOf(account, wishes);
  const count = (holds: (capacity: number) => boolean): number =>
    account.workers.filter(({ capacity }) => holds(capacity)).length;
  const several = count((capacity) => capacity > 1);
  const says = `of ${account.workers.length}, ${count((capacity) => capacity >= wanted)} can have ${wanted} calls or more, ${count((capacity) => capacity > 1 && capacity < wanted)} fewer, ${count((capacity) => capacity === 1)} one, ${count((capacity) => capacity === 0)} none`;
  return { level: several > 0 ? 'good' : 'lacking', about, says };
}

function aboutWorkflows(account: Account, wishes: Wishes): Finding[] {
  const about = 'workflows';
  const plan = makePlan(account, wishes);
  const unguarded = plan.changes.filter(
    (change): change is Extract<Change, { kind: 'workflow' }> => change.kind === 'workflow',
  );
  const lacking = [
    ...unguarded.map(
      ({ name, edits }) =>
        `"${name}" gives calls of its queues to agents who are on a call (${edits.map(({ where }) => where).join('; ')})`,
    ),
    ...plan.warnings,
    ...plan.questions,
  ];
  if (lacking.length === 0)
    return [
      {
        level: 'good',
        about,
        says: `all ${account.workflows.length} give a queue's call only to agents on no call`,
      },
    ];
  return lacking.map((says) => ({ level: 'lacking', about, says }));
}

function aboutQueues({ queues }: Account): Finding {
  const about = 'queues';
  const reached = queues
    .filter(({ reachesBusyWorkers }) => reachesBusyWorkers)
    .map(({ name }) => `"${name}"`);
  if (reached.length === 0)
    return { level: 'good', about, says: 'no queue has agents who can have several calls' };
  return {
    level: 'know',
    about,
    says: `a transfer to a queue does not go by a workflow's expressions: in these it reaches agents who are on a call: ${reached.join(', ')}`,
  };
}
