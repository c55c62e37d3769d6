/**
 * How a worker's call stands, as a supervisor may read it from the conference Flex keeps of it.
 *
 * That a call is silent is nowhere in it: its agent's page mutes and silences the Voice SDK's own tracks, and a
 * participant's `muted` is Twilio's, which that does not touch. What is sure is that a worker hears one call at most
 * (P1), so of several that are off hold (a hold failed, or is on its way) none is called live. A call that is off hold
 * alone is called so, though it may be silent while nothing else is live.
 */
import type { StringKey } from '../strings';
import { areOnHold, rollOf, type Participant } from '../watch/parties';

export type CallState = 'live' | 'offHold' | 'onHold' | 'connecting' | 'ringing';

export const stateWord: Readonly<Record<CallState, StringKey>> = {
  live: 'MultiCallStateLive',
  offHold: 'MultiCallStateOffHold',
  onHold: 'MultiCallStateOnHold',
  connecting: 'MultiCallStateConnecting',
  ringing: 'MultiCallStateRinging',
};

type Parties = readonly Participant[] | undefined;

/**
 * A call is connecting while nobody else is in it. That it rings, its task says.
 * @param others who is in each of the worker's other calls
 */
export function stateOf(participants: Parties, others: readonly Parties[], workerSid: string): CallState {
  const state = holdOf(participants, workerSid);
  if (state !== 'live') return state;
  return others.some((other) => holdOf(other, workerSid) === 'live') ? 'offHold' : 'live';
}

function holdOf(participants: Parties, workerSid: string): 'live' | 'onHold' | 'connecting' {
  const { parties } = rollOf(participants ?? [], workerSid);
  if (parties.every((party) => party.kind === 'own')) return 'connecting';
  return areOnHold(parties) ? 'onHold' : 'live';
}

/** `m:ss`, from the hour on `h:mm:ss`; a clock that runs ahead of the server's counts as zero. */
export function durationText(milliseconds: number): string {
  const seconds = Math.max(0, Math.floor(milliseconds / 1000));
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
  const tail = String(seconds % 60).padStart(2, '0');
  return hours > 0 ? `${hours}:${String(minutes).padStart(2, '0')}:${tail}` : `${minutes}:${tail}`;
}
