/** What is left of T once it is truthy. */
type Found<T> = Exclude<T, false | null | undefined | 0 | ''>;

/** Waits until `read` gives something truthy and returns it. A read that throws counts as not yet.
 *  @throws after `deadlineMs` with what was waited for and what was seen last */
export async function until<T>(
  what: string,
  read: () => T | Promise<T>,
  deadlineMs = 20_000,
): Promise<Found<T>> {
  const end = Date.now() + deadlineMs;
  let last: unknown;
  for (;;) {
    try {
      const value = await read();
      if (value) return value as Found<T>;
      last = value;
    } catch (error) {
      last = error;
    }
    if (Date.now() > end) throw new Error(`Waited ${deadlineMs} ms for ${what}; last seen: ${String(last)}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
