/** Registers a Flex action of our own, undoably: Flex keeps an action for good, so a stopped one refuses. */
import { Actions } from '@twilio/flex-ui';
import type { Stop } from '../parts';

export function registerAction(name: string, act: (payload: unknown) => Promise<void>): Stop {
  let stopped = false;
  Actions.registerAction(name, async (payload: unknown) => {
    if (stopped) throw new Error(`${name}: the plugin has stopped`);
    await act(payload);
  });
  return () => {
    stopped = true;
  };
}
