/** Keys for our actions, with Ctrl and Shift, among Flex's own. A key that is taken, by Flex or by whoever came first, stays so. */
import { Actions, KeyboardShortcutManager } from '@twilio/flex-ui';
import type { Stop } from '../parts';
import type { StringKey, Words } from '../strings';

const shortcuts: readonly (readonly [key: string, action: string, name: StringKey])[] = [
  ['X', 'MultiCallNext', 'MultiCallShortcutNext'],
  ['F', 'MultiCallHoldAll', 'MultiCallShortcutHoldAll'],
];

export function addShortcuts(words: Words): Stop {
  const free = shortcuts.filter(([key]) => !(key in KeyboardShortcutManager.keyboardShortcuts));
  const ours = Object.fromEntries(
    free.map(([key, action, name]) => [key, { action: () => invoke(action), name: words(name) }]),
  );
  KeyboardShortcutManager.addShortcuts(ours);
  return () => KeyboardShortcutManager.deleteShortcuts(Object.keys(ours));
}

/** Flex reports what an action throws. */
function invoke(action: string): void {
  Actions.invokeAction(action).catch(() => {});
}
