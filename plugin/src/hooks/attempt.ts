/**
 * Follows a Flex action from its before-event to its end, whichever end that is. Flex tells of success alone
 * (`after…`); an action that throws, or that another plugin's before-listener cancels, only leaves the list of pending
 * invocations, which `invocationEnd` announces (documented at ActionsManager).
 */
import { Actions } from '@twilio/flex-ui';
import type { Stop } from '../parts';

export interface Attempt<Payload> {
  /** Before Flex acts. Flex waits for the promise; a rejection is logged by Flex and stops nothing. */
  began(payload: Payload): Promise<void> | void;
  succeeded?(payload: Payload): void;
  /** The attempt is over and came to nothing. Never called after success. */
  failed(payload: Payload): void;
}

export function followAttempts<Payload extends object>(action: string, attempt: Attempt<Payload>): Stop {
  const underWay = new Set<Payload>();
  // Flex waits for what a listener returns, though its type says void.
  const before = (payload: Payload): unknown => {
    underWay.add(payload);
    return attempt.began(payload);
  };
  const after = (payload: Payload): void => {
    if (underWay.delete(payload)) attempt.succeeded?.(payload);
  };
  const end = (): void => {
    for (const payload of underWay) {
      const pending = Actions.findPendingActions(action, (other: unknown) => other === payload).first;
      if (pending) continue;
      underWay.delete(payload);
      attempt.failed(payload);
    }
  };
  Actions.addListener(`before${action}`, before);
  Actions.addListener(`after${action}`, after);
  Actions.addListener('invocationEnd', end);
  return () => {
    Actions.removeListener(`before${action}`, before);
    Actions.removeListener(`after${action}`, after);
    Actions.removeListener('invocationEnd', end);
  };
}
