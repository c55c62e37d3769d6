/** How one of the agent's calls stands, in the words the agent sees. */
import type { CallView } from '../../../js-glue/src';
import type { StringKey } from '../strings';
import { areOnHold } from '../watch/parties';

/** `silent`: the agent and the others do not hear each other, and not all of them are on hold (yet). */
export type CallState = 'live' | 'onHold' | 'silent' | 'couldNotHold' | 'connecting';

export const stateWord: Readonly<Record<CallState, StringKey>> = {
  live: 'MultiCallStateLive',
  onHold: 'MultiCallStateOnHold',
  silent: 'MultiCallStateSilent',
  couldNotHold: 'MultiCallStateCouldNotHold',
  connecting: 'MultiCallStateConnecting',
};

/**
 * @param call undefined while the task is accepted and its call has yet to come
 * @param monitored whether it is another agent's, whose parties are none of ours
 */
export function stateOf(call: CallView | undefined, monitored = false): CallState {
  if (call?.stage !== 'open') return 'connecting';
  const others = call.parties.filter(({ kind }) => kind !== 'own');
  if (others.length === 0 && !monitored) return 'connecting';
  if (areOnHold(call.parties)) return 'onHold';
  if (call.live && !call.silenced) return 'live';
  return others.some(({ holdFailed }) => holdFailed) ? 'couldNotHold' : 'silent';
}
