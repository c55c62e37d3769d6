/** Which workflows let a call reach an agent who is on a call, without the admin's word. Judged by the router of the tests. */
import type { AccountRows } from '../account-double';
import { CALLS, placesThatReachBusy, type Place } from '../router';

/** The admin's words, as options of the command, and the configurations that they were said of. */
export interface Said {
  readonly options: readonly string[];
  readonly of: Set<string>;
}

const VOICE = 'task.channelType == "voice"';

export function isOpen(
  key: string,
  { name, configuration }: { name: string; configuration: string },
  said: Said,
): boolean {
  const holds = said.of.has(`${key} ${configuration}`);
  return CALLS.some((call) => {
    const places = placesThatReachBusy(configuration, call) ?? [null];
    return places.some(
      (place) => !(holds && isAnswered(name, place, call['channelType'] === 'voice', said.options)),
    );
  });
}

function isAnswered(
  name: string,
  place: Place | null,
  isVoice: boolean,
  options: readonly string[],
): boolean {
  const answers = options.flatMap((option, i) =>
    option === '--leave' || option === '--guard' || option === '--guard-calls'
      ? [{ say: option, text: options[i + 1] ?? '' }]
      : [],
  );
  const at = (text: string): (typeof answers)[number] | undefined =>
    answers.find((answer) => answer.text === text || answer.text === `${text}=${VOICE}`);
  const answer =
    (place === null ? undefined : (at(`${name}#${place}`) ?? at(`all#${place}`))) ?? at(name) ?? at('all');
  // Of tasks without this attribute the admin has said that they are no calls.
  return answer?.say === '--leave' || (answer?.say === '--guard-calls' && !isVoice);
}

/** Agents with more than one call, each with each open workflow: what must not become more by a write of the tool. */
export function pairs(account: AccountRows, said: Said): Set<string> {
  const several = [...account.workers].filter(([, { capacity }]) => capacity > 1);
  const open = [...account.workflows].filter(([key, workflow]) => isOpen(key, workflow, said));
  return new Set(several.flatMap(([worker]) => open.map(([workflow]) => `${worker} ${workflow}`)));
}
