/** Requests under way simultaneously. Twilio's limits are per second, so more would gain little. */
const LANES = 4;

/** Works through all, some simultaneously. After a failure none is begun, and those under way are waited for. */
export async function inLanes<T>(
  items: readonly T[],
  work: (item: T) => Promise<void>,
): Promise<Error | null> {
  const waiting = [...items];
  const failures: Error[] = [];
  const lane = async (): Promise<void> => {
    for (let item = waiting.shift(); item !== undefined; item = waiting.shift()) {
      try {
        await work(item);
      } catch (error) {
        failures.push(error instanceof Error ? error : new Error(String(error)));
        waiting.length = 0;
      }
    }
  };
  await Promise.all(Array.from({ length: LANES }, lane));
  return failures[0] ?? null;
}
