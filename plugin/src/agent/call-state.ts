/** How one of the agent's calls stands, in the words the agent sees. */
import type { CallView } from '../../../js-glue/src';
import type { StringKey } from '../strings';
import { areOnHold } from '../watch/parties';

/**
 * `silent`: the agent and the others do not hear each other, and not all of them are on hold (yet). The last six say that
 * a command was given up (P33): the call is live and not heard; it is not live and may be heard; it could not be hung up;
 * somebody is not on hold; somebody still is; it is not known who is.
 */
export type CallState =
  | 'live'
  | 'onHold'
  | 'silent'
  | 'connecting'
  | 'noSound'
  | 'notSilenced'
  | 'notHungUp'
  | 'couldNotHold'
  | 'stillOnHold'
  | 'uncertain';

export const stateWord: Readonly<Record<CallState, StringKey>> = {
  live: 'MultiCallStateLive',
  onHold: 'MultiCallStateOnHold',
  silent: 'MultiCallStateSilent',
  connecting: 'MultiCallStateConnecting',
  noSound: 'MultiCallStateNoSound',
  notSilenced: 'MultiCallStateNotSilenced',
  notHungUp: 'MultiCallStateNotHungUp',
  couldNotHold: 'MultiCallStateCouldNotHold',
  stillOnHold: 'MultiCallStateStillOnHold',
  uncertain: 'MultiCallStateUncertain',
};

/** Whether the state says that something did not work, and is drawn as a warning. */
export function isTrouble(state: CallState): boolean {
  return stateSign[state] === 'Warning';
}

/** Flex's icon for it: colour alone must not say it. */
export const stateSign: Readonly<Record<CallState, string>> = {
  live: 'VolumeBold',
  onHold: 'HoldBoldSmall',
  silent: 'HoldBoldSmall',
  connecting: 'Time',
  noSound: 'Warning',
  notSilenced: 'Warning',
  notHungUp: 'Warning',
  couldNotHold: 'Warning',
  stillOnHold: 'Warning',
  uncertain: 'Warning',
};

/**
 * @param call undefined while the task is accepted and its call has yet to come
 * @param withoutParties whether nobody in it is told to this page: another agent's call, or one that Flex has no
 *   conference for
 */
export function stateOf(call: CallView | undefined, withoutParties = false): CallState {
  if (call?.stage !== 'open') return 'connecting';
  if (call.givenUp === 'open') return 'noSound';
  if (call.givenUp === 'silence') return 'notSilenced';
  if (call.givenUp === 'hangUp') return 'notHungUp';
  const others = call.parties.filter(({ kind }) => kind !== 'own');
  if (others.length === 0 && !withoutParties) return 'connecting';
  if (call.live && others.some(({ unholdFailed }) => unholdFailed)) return 'stillOnHold';
  if (call.recheckGivenUp) return 'uncertain';
  if (areOnHold(call.parties)) return 'onHold';
  if (call.live && !call.silenced) return 'live';
  return others.some(({ holdFailed }) => holdFailed) ? 'couldNotHold' : 'silent';
}
