/** Replaces a Flex action, undoably: Flex keeps a replacement for good, so a stopped one lets everything through. */
import { Actions } from '@twilio/flex-ui';
import type { Stop } from '../parts';

type Carry = (payload: unknown) => Promise<unknown>;

export function replaceAction(name: string, act: (payload: unknown, next: Carry) => Promise<unknown>): Stop {
  let replacing = true;
  Actions.replaceAction(name, (payload: unknown, original: Carry, next: Carry = original) =>
    replacing ? act(payload, next) : next(payload),
  );
  return () => {
    replacing = false;
  };
}
