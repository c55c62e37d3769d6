/** What the admin says of places that only the admin knows: kept in the backup, so that they can be checked again. */
import type { Finding, Place } from './finding';
import { Failure } from './failure';

/** `guard`: only calls pass. `calls`: guard the calls among them. `leave`: not to be guarded. `known`: guard direct calls, too. */
export type Say = 'guard' | 'calls' | 'leave' | 'known';

export interface Answer {
  readonly say: Say;
  /** A workflow's sid, or every workflow. */
  readonly workflow: string;
  /** null: all of the workflow's places. */
  readonly place: Place | null;
  /** With `calls`: what is true of calls, in a target's terms. */
  readonly calls?: string;
}

export const EVERY = 'all';

/** As it was typed: `WORKFLOW` or `WORKFLOW#PLACE`, the workflow by name or sid, or `all`. */
export interface Typed {
  readonly say: Say;
  readonly text: string;
  readonly calls?: string;
}

interface Answerable {
  readonly sid: string;
  readonly name: string;
  /** How many filters it has. */
  readonly filters: number;
}

/** @throws Failure when there is no such workflow or filter, or when one place is answered twice */
export function answersOf(typed: readonly Typed[], workflows: readonly Answerable[]): Answer[] {
  const answers = typed.map(({ text, ...rest }): Answer => ({ ...rest, ...targetOf(text, workflows) }));
  const seen = new Map<string, Say>();
  for (const { say, workflow, place } of answers) {
    if (say === 'known') continue;
    const key = `${workflow}#${place}`;
    const earlier = seen.get(key);
    if (earlier !== undefined && earlier !== say) {
      throw new Failure(`One place has two different answers, ${earlier} and ${say}: ${key}`);
    }
    seen.set(key, say);
  }
  return answers;
}

function targetOf(text: string, workflows: readonly Answerable[]): { workflow: string; place: Place | null } {
  const sidOf = (name: string): string | undefined =>
    name.toLowerCase() === EVERY
      ? EVERY
      : workflows.find((each) => each.sid === name || each.name === name)?.sid;
  const whole = sidOf(text);
  const [, name = text, place] = /^(.+)#(\d+|default)$/s.exec(text) ?? [];
  const workflow = sidOf(name);
  if (whole !== undefined) {
    if (name === text || workflow === undefined) return { workflow: whole, place: null };
    throw new Failure(`"${text}" is a workflow and also a place in "${name}": write the workflow's sid.`);
  }
  if (workflow === undefined) throw new Failure(`There is no workflow "${name}" in this account.`);
  const filters = workflows.find(({ sid }) => sid === workflow)?.filters;
  if (filters !== undefined && place !== 'default' && !(Number(place) >= 1 && Number(place) <= filters)) {
    throw new Failure(`The workflow "${name}" has no filter ${place}: it has ${filters}.`);
  }
  return { workflow, place: place === 'default' ? place : Number(place) };
}

/** The answer for one place, or, when `place` is null, for the whole workflow. The most exact one counts. */
export function answerFor(
  answers: readonly Answer[],
  workflow: string,
  place: Place | null,
): Answer | undefined {
  const fits = answers.filter(({ say }) => say !== 'known');
  return (
    fits.find((each) => each.workflow === workflow && each.place === place) ??
    fits.find((each) => each.workflow === EVERY && each.place === place) ??
    fits.find((each) => each.workflow === workflow && each.place === null) ??
    fits.find((each) => each.workflow === EVERY && each.place === null)
  );
}

export function guardsKnown(answers: readonly Answer[], workflow: string, place: Place): boolean {
  return answers.some(
    (each) =>
      each.say === 'known' &&
      (each.workflow === workflow || each.workflow === EVERY) &&
      (each.place === null || each.place === place),
  );
}

/** How a question is answered on the command line. */
export function placeName({ workflow, place }: Finding): string {
  if (!workflow) return EVERY;
  return place === undefined ? workflow.name : `${workflow.name}#${place}`;
}
