/** Tells the plugin's own act on a call from what other plugins do to it while an action is pending (P30). */

let depth = 0;

/** Runs `act`, which is synchronous. */
export function asOwnAct(act: () => void): void {
  depth += 1;
  try {
    act();
  } finally {
    depth -= 1;
  }
}

export function isOwnAct(): boolean {
  return depth > 0;
}
