/** What `check` finds: the account's state against what several simultaneous calls need. Pure. */
import { OLDEST_FLEX } from '../src/version';
import { OPTIONS_PATH, type Account, type Queue, type Released } from './account';
import type { Answer } from './answers';
import { isOpen, type Finding, type Level } from './finding';
import { valueAt } from './json';
import { hostedOptions } from './plan-options';
import { findingsOnRivals } from './rivals';
import { chosenFlex } from './version-range';
import { findingsOnAttributes, isPilot, named } from './workers';
import { readWorkflow } from './workflow';

/** Setting the option in the template's files has no effect when there is a hosted value. */
const MERGE_TRAP =
  "Setting it in the template's ui_attributes.*.json and deploying does not change that: the template merges common, environment and hosted, in this order, so the hosted value wins, unless OVERWRITE_CONFIG=true. `apply` changes the hosted value itself";

export interface Looked {
  readonly account: Account;
  readonly queues: readonly Queue[];
  readonly release: Released;
  readonly answers: readonly Answer[];
  /** As the admin said; null: the hosted option. */
  readonly maxCalls: number | null;
}

const finding = (code: string, level: Level, says: string, count?: number): Finding => ({
  code,
  level,
  says,
  ...(count === undefined ? {} : { count }),
});

export function findingsOf(looked: Looked): Finding[] {
  const { account } = looked;
  return [
    onFlex(account),
    onRelease(looked.release),
    ...onOptions(account),
    ...onDialPad(account),
    ...findingsOnRivals(account),
    ...onCapacities(looked),
    ...findingsOnAttributes(account.workers, hostedOptions(account).values.maxCalls),
    ...onWorkflows(looked),
    ...onQueues(looked.queues),
    ...NOT_LOOKED_AT,
  ];
}

function onFlex({ uiVersion }: Account): Finding {
  const { verdict, says } = chosenFlex(uiVersion);
  if (verdict === 'good') return finding('flex.version', 'good', `Flex UI: ${says}`);
  const needed = `Flex UI ${OLDEST_FLEX} or newer of version 2 is needed: choose it in the Flex console under Versioning`;
  return verdict === 'too old'
    ? finding('flex.too_old', 'lacking', `Flex UI: ${says}. ${needed}`)
    : finding('flex.unknown', 'know', `Flex UI: ${says}. ${needed}`);
}

function onRelease(release: Released): Finding {
  if (release === undefined) {
    return finding(
      'plugin.not_read',
      'know',
      'the active release of plugins could not be read: look at Plugins in the Flex admin page',
    );
  }
  return release === null
    ? finding(
        'plugin.not_released',
        'lacking',
        'the plugin is not in the active release: no agent has it. `npm run deploy -- --dry-run` shows the commands',
      )
    : finding('plugin.released', 'good', `the plugin ${release} is in the active release`);
}

function onOptions(account: Account): Finding[] {
  const { enabled, values, warnings } = hostedOptions(account);
  const said = warnings.map((warning) => finding('option.value', 'know', `multi_call.${warning}`));
  if (values.maxCalls === 1) {
    said.unshift(finding('option.one_call', 'lacking', 'multi_call.max_calls is 1, so agents have one call'));
  }
  if (enabled) {
    return [
      finding('option.on', 'good', `multi_call is on for all agents, with max_calls ${values.maxCalls}`),
      ...said,
    ];
  }
  const pilots = account.workers.filter(isPilot);
  if (pilots.length > 0) {
    const says = `multi_call is on for ${named(pilots)} only, by their config_overrides`;
    return [finding('option.pilot', 'know', says, pilots.length), ...said];
  }
  const hosted = valueAt(account.uiAttributes, [...OPTIONS_PATH, 'enabled']);
  return [
    hosted === undefined
      ? finding(
          'option.absent',
          'lacking',
          'custom_data.features.multi_call.enabled is not there: `apply` sets it',
        )
      : finding(
          'option.off',
          'lacking',
          `multi_call.enabled is ${JSON.stringify(hosted)}, and only true switches it on. ${MERGE_TRAP}`,
        ),
    ...said,
  ];
}

function onDialPad({ dialPad }: Account): Finding[] {
  return dialPad
    ? []
    : [
        finding(
          'dial_pad.off',
          'know',
          "Flex's dial-pad is off (outbound_call_flows.default.enabled): agents cannot dial a second call",
        ),
      ];
}

function onCapacities({ account: { workers, uiAttributes }, maxCalls }: Looked): Finding[] {
  const wanted = maxCalls ?? hostedOptions({ uiAttributes }).values.maxCalls;
  const several = workers.filter(({ capacity }) => capacity > 1);
  const above = workers.filter(({ capacity }) => capacity > wanted);
  const one = workers.filter(({ capacity }) => capacity === 1).length;
  const none = workers.filter(({ capacity }) => capacity === 0).length;
  const says = `of ${workers.length} agents ${several.length} can have more than one call, ${one} one call, ${none} none`;
  return [
    finding('workers.capacity', several.length > 0 ? 'good' : 'lacking', says, several.length),
    ...(above.length > 0
      ? [
          finding(
            'workers.above',
            'know',
            `${named(above)}: voice capacity above max_calls (${wanted}). TaskRouter may offer them a call that the plugin leaves to Flex`,
            above.length,
          ),
        ]
      : []),
  ];
}

/** Only what was looked at is called good: the filters, and the defaults that calls can reach. */
function onWorkflows({ account: { workflows }, answers }: Looked): Finding[] {
  const readings = workflows.map((workflow) => readWorkflow(workflow, answers));
  const unguarded = readings.flatMap(({ workflow: { sid, name }, edits }): Finding[] =>
    edits.length === 0
      ? []
      : [
          {
            ...finding(
              'workflow.unguarded',
              'lacking',
              `calls of its queues reach agents who are on a call: ${edits.map(({ where }) => where).join('; ')}`,
              edits.length,
            ),
            workflow: { sid, name },
          },
        ],
  );
  const said = readings.flatMap(({ findings }) => findings);
  if (unguarded.length > 0 || said.some(isOpen)) return [...unguarded, ...said];
  const left = said.filter(({ code }) => code.endsWith('.left')).length;
  const says =
    left > 0
      ? `of ${workflows.length} workflows every filter for calls is guarded, except what you left (${left}, below)`
      : `of ${workflows.length} workflows every filter for calls is guarded, and no call goes to a default without a guard`;
  return [finding('workflows.guarded', left > 0 ? 'know' : 'good', says), ...said];
}

function onQueues(queues: readonly Queue[]): Finding[] {
  const reached = queues.filter(({ reachesBusyWorkers }) => reachesBusyWorkers);
  if (reached.length === 0) return [];
  return [
    finding(
      'queues.transfers',
      'know',
      `a transfer to a queue passes no workflow, so the guard does not stop it. In ${named(reached)} it can ring an agent who is on a call. Remedy: let agents transfer to a workflow instead, or take the queues out of the transfer directory`,
      reached.length,
    ),
  ];
}

/** The Twilio changelog of 2024-07-01 describes RoutingTarget and IgnoreCapacity. */
const NOT_LOOKED_AT: readonly Finding[] = [
  finding(
    'not_looked_at',
    'know',
    'not looked at: tasks that programs create with RoutingTarget (they pass no workflow; those for one worker ignore capacity), workflows and agents that are added later, and whether Terraform or another program deploys the workflows, which would remove the guards. Run check every week',
  ),
];
