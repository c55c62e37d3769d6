/** Tells the plugin's own invocations of Flex actions from the agent's and other plugins'. */

const KEY = 'multiCall';
let last = 0;

/**
 * A mark to spread into a payload. Flex copies payloads with their string keys and carries this one along. Each is
 * unlike the one before: Flex refuses an invocation whose whole payload is already pending.
 */
export function mark(): Record<string, number> {
  return { [KEY]: ++last };
}

export function isMarked(payload: object): boolean {
  return KEY in payload;
}
