/** The account that most tests of the command begin with, and what they look at in it. */
import { QUEUE, withoutDefault, type Wanted } from './account-double';
import type { Stage } from './stage';

export const VOICE = 'channelType == "voice"';
export const voiceWorkflow = withoutDefault(VOICE, {
  queue: QUEUE,
  expression: 'skills HAS "sales"',
  priority: 10,
});
export const usualAccount: Wanted = {
  capacities: [1, 1, 0, 1],
  workflows: [voiceWorkflow],
  uiAttributes: {
    custom_data: { features: { other: { enabled: true }, multi_call: { enabled: false, colour: 'red' } } },
  },
};

/** The hosted options. */
export function multiCall({ account }: Stage): unknown {
  const { ui_attributes } = account.configuration as {
    ui_attributes: { custom_data: { features: { multi_call: unknown } } };
  };
  return ui_attributes.custom_data.features.multi_call;
}

export function capacities({ account }: Stage): number[] {
  return [...account.workers.values()].map(({ capacity }) => capacity);
}

/** Of written paths what they are of. */
export function kindsOf(paths: readonly string[]): string[] {
  return paths.map((path) => path.split('/')[4] ?? 'Configuration');
}

export function writes({ service }: Stage): string[] {
  return service.requests.filter((request) => request.startsWith('POST'));
}

/** The configuration of the first workflow. */
export function text({ account }: Stage): string {
  return [...account.workflows.values()][0]?.configuration ?? '';
}
