// What a measured figure has to be. A missed goal is marked in its table, and fails `npm run bench -- --check`.

export interface Goal {
  /** As the table prints it. */
  readonly said: string;
  readonly missed: boolean;
}

const all: string[] = [];

/** Every goal that was missed so far, one sentence each. */
export const missedGoals = (): readonly string[] => all;

export function noteMissed(sentence: string): void {
  all.push(sentence);
}

/**
 * A goal that no figure may exceed. A figure of which nothing was measured misses it.
 * @param limit in the unit of the figures
 * @param said the limit as a person reads it; by default the limit and its unit
 */
export function atMost(
  limit: number,
  unit: string,
  figures: number | readonly number[],
  said = `≤ ${limit} ${unit}`.trim(),
): Goal {
  const given = typeof figures === 'number' ? [figures] : figures;
  const missed = given.length === 0 || given.some((figure) => !(figure <= limit));
  return { said, missed };
}
