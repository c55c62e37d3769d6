/** How a worker's call stands, as a supervisor may read it from the conference Flex keeps of it. */
import type { StringKey } from '../strings';
import { areOnHold, rollOf, type Participant } from '../watch/parties';

export type CallState = 'live' | 'onHold' | 'connecting' | 'ringing';

export const stateWord: Readonly<Record<CallState, StringKey>> = {
  live: 'MultiCallStateLive',
  onHold: 'MultiCallStateOnHold',
  connecting: 'MultiCallStateConnecting',
  ringing: 'MultiCallStateRinging',
};

/** A call is connecting while nobody else is in it. That it rings, its task says. */
export function stateOf(participants: readonly Participant[] | undefined, workerSid: string): CallState {
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
