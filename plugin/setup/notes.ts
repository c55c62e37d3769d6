/** What the admin should know before a plan is carried out. Pure. */
import type { Account, Worker } from './account';
import type { Change } from './change';
import type { Finding } from './finding';
import { hostedOptions, maxCallsOf } from './plan-options';
import type { Wishes } from './plan';
import { findingsOnAttributes, named } from './workers';

export function notesOn(
  account: Account,
  wishes: Wishes,
  chosen: readonly Worker[],
  changes: readonly Change[],
): Finding[] {
  const maxCalls = maxCallsOf(account, wishes);
  return [
    ...onChoice(chosen, wishes, maxCalls),
    ...findingsOnAttributes(chosen, maxCalls),
    ...onWorkflows(changes),
    ...onPlugin(account, wishes, changes),
  ];
}

const note = (code: string, says: string, count?: number): Finding => ({
  code,
  level: 'know',
  says,
  ...(count === undefined ? {} : { count }),
});

function onChoice(chosen: readonly Worker[], { asksForWorkers }: Wishes, maxCalls: number): Finding[] {
  if (chosen.length === 0) {
    if (!asksForWorkers) {
      return [
        note(
          'workers.not_chosen',
          'no agents are chosen: --workers all, --workers EXPRESSION or --worker NAME chooses them',
        ),
      ];
    }
    return [{ code: 'workers.none', level: 'lacking', says: 'no agent fits what --workers asks for' }];
  }
  const none = chosen.filter(({ capacity }) => capacity === 0);
  const above = chosen.filter(({ capacity }) => capacity > maxCalls);
  const several = chosen.filter(({ capacity }) => capacity > 1);
  return [
    ...(none.length > 0
      ? [note('workers.no_voice', `${named(none)}: capacity 0, so no voice calls. It stays so`, none.length)]
      : []),
    ...(above.length > 0
      ? [
          note(
            'workers.above',
            `${named(above)}: voice capacity above ${maxCalls}. It is not lowered, and the plugin leaves calls above max_calls to Flex`,
            above.length,
          ),
        ]
      : []),
    ...(several.length > 0
      ? [
          note(
            'workers.several_already',
            `${named(several)}: voice capacity above 1 already. If queues were meant to give them a second call, the guard ends that`,
            several.length,
          ),
        ]
      : []),
  ];
}

function onWorkflows(changes: readonly Change[]): Finding[] {
  if (!changes.some(({ kind }) => kind === 'workflow')) return [];
  return [
    note(
      'workflows.waiting_calls',
      'calls that wait in a changed workflow are routed again by the new rules: their time-outs and priorities start again. Apply while few calls wait',
    ),
    note(
      'workflows.deployed_elsewhere',
      "if Terraform or another program deploys these workflows, its next run removes the guards, and the agents keep their capacity. Put the guard into that program's source as well",
    ),
  ];
}

function onPlugin(account: Account, { pilot }: Wishes, changes: readonly Change[]): Finding[] {
  const { enabled } = hostedOptions(account);
  if (pilot && enabled) {
    return [
      note(
        'pilot.hosted_on',
        'the hosted option is on already, so the plugin is on for all agents, not only for the chosen ones',
      ),
    ];
  }
  if (!changes.some(({ kind }) => kind === 'options')) return [];
  return [
    note(
      'plugin.everybody',
      'the hosted option switches the plugin on for every agent, also for those who keep one call. --pilot switches it on for the chosen agents only',
    ),
    note(
      'plugin.template',
      "if Twilio's flex-project-template is deployed with its own multi-call feature, that one goes by the same option and is switched on by it; the plugin then stands down. See the README, In Twilio's template",
    ),
  ];
}
