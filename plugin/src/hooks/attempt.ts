/**
 * Follows a Flex action from the moment Flex knows of it to its end, whichever end that is. Flex lists an invocation
 * before it calls the first listener and takes it off the list after the last (`invocationBegin`, `invocationEnd`). A
 * before-event or an after-event can be hidden by another plugin's listener that throws, as Flex calls listeners one by
 * one; the list cannot, nor can Flex's own body (source: ActionsImpl.registerInvocation, customEmit).
 */
import { Actions } from '@twilio/flex-ui';
import { wrapBody } from '../flex/own-body';
import { pendingPayloads, taskIn } from '../flex/pending';
import type { Stop } from '../parts';

export interface Attempt<Payload> {
  /** Before other plugins hear of it. Flex's own body waits for the promise, whoever calls the body. */
  began(payload: Payload): Promise<void> | void;
  /** Flex's own body has run to its end, or Flex says so. */
  succeeded?(payload: Payload): void;
  /** The attempt is over and came to nothing that Flex knows of. `threw`: Flex's own body has, when it ran last. */
  failed(payload: Payload, threw: boolean): void;
}

interface UnderWay {
  readonly begun: Promise<void>;
  body: 'not run' | 'ran' | 'threw';
}

export function followAttempts<Payload extends object>(action: string, attempt: Attempt<Payload>): Stop {
  const underWay = new Map<Payload, UnderWay>();
  /** The attempt of which the body runs. Another plugin may have called it with a payload of its own. */
  const attemptOf = (payload: unknown): UnderWay | undefined =>
    underWay.get(payload as Payload) ??
    [...underWay].filter(([other]) => taskIn(other) === taskIn(payload)).at(-1)?.[1];

  const begin = (): void => {
    for (const payload of pendingPayloads(action) as Payload[]) {
      if (!underWay.has(payload))
        underWay.set(payload, { begun: Promise.resolve(attempt.began(payload)), body: 'not run' });
    }
  };
  const after = (payload: Payload): void => {
    if (underWay.delete(payload)) attempt.succeeded?.(payload);
  };
  const end = (): void => {
    const pending = pendingPayloads(action);
    for (const [payload, { body }] of [...underWay]) {
      if (pending.includes(payload)) continue;
      underWay.delete(payload);
      if (body === 'ran') attempt.succeeded?.(payload);
      else attempt.failed(payload, body === 'threw');
    }
  };
  const unwrap = wrapBody(action, async (payload, body) => {
    await Promise.all([...underWay.values()].map(({ begun }) => begun));
    const running = attemptOf(payload);
    const ended = (how: UnderWay['body']): void => void (running && (running.body = how));
    try {
      const result = await body(payload);
      ended('ran');
      return result;
    } catch (error) {
      ended('threw');
      throw error;
    }
  });
  Actions.addListener('invocationBegin', begin);
  Actions.addListener(`after${action}`, after);
  Actions.addListener('invocationEnd', end);
  return () => {
    unwrap();
    Actions.removeListener('invocationBegin', begin);
    Actions.removeListener(`after${action}`, after);
    Actions.removeListener('invocationEnd', end);
  };
}
