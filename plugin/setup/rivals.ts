/** Features of Twilio's flex-project-template that write voice capacities themselves. Pure. */
import type { Account } from './account';
import type { Finding } from './finding';
import { valueAt, type Json } from './json';
import { hostedOptions } from './plan-options';

export function findingsOnRivals(account: Account): Finding[] {
  const features = valueAt(account.uiAttributes, ['custom_data', 'features']);
  const at = (...path: string[]): Json | undefined => valueAt(features, path);
  const { maxCalls } = hostedOptions(account).values;
  const found: Finding[] = [];
  const most = at('supervisor_capacity', 'rules', 'voice', 'max');
  // (source: the template's CapacityChannel.tsx, onCapacityBlur: a field above max is set back to it)
  if (at('supervisor_capacity', 'enabled') === true && typeof most === 'number' && most < maxCalls) {
    const says = `the template's supervisor_capacity allows a voice capacity of ${most} at most: a supervisor who saves an agent's capacity lowers it. Raise supervisor_capacity.rules.voice.max to ${maxCalls}`;
    found.push({ code: 'rival.supervisor_capacity', level: 'know', says });
  }
  // (source: the template's omni-channel-capacity-management, AcceptTask.ts: it sets that channel to 1 and back)
  const omni = 'omni_channel_capacity_management';
  if (at(omni, 'enabled') === true && at(omni, 'channel') === 'voice') {
    const says = `the template's ${omni} changes the voice capacity of agents by itself, to 1 and back: switch it off, or choose another channel there`;
    found.push({ code: 'rival.omni_channel', level: 'lacking', says });
  }
  if (hostedOptions(account).enabled) {
    const says =
      "if the template's own multi-call feature is deployed, it goes by the same option; the plugin then stands down";
    found.push({ code: 'rival.template', level: 'know', says });
  }
  return found;
}
