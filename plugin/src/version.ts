/** The oldest Flex UI we work with: 2.8.0 is the first with the Voice SDK 2.11 and React 17 that we rely on. */
export const OLDEST_FLEX = '2.8.0';

/** Whether `version` is `oldest` or newer, by its first three numbers. A version that is not one is too old. */
export function isAtLeast(version: string, oldest: string): boolean {
  const [mine, least] = [numbers(version), numbers(oldest)];
  for (let i = 0; i < 3; i++) {
    const difference = (mine[i] ?? NaN) - (least[i] ?? 0);
    if (difference !== 0) return difference > 0;
  }
  return true;
}

function numbers(version: string): number[] {
  return (/^v?(\d+)\.(\d+)\.(\d+)/.exec(version) ?? []).slice(1).map(Number);
}
