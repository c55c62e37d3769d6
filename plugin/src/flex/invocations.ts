/**
 * Invocations of Flex actions as they begin. Flex announces each before its first listener is called, so this is right also
 * where another plugin's listener throws; `before…` is not: a listener that throws synchronously hides it from those after
 * it (source: ActionsImpl, `invokeAction` and `customEmit`).
 */
import { Actions } from '@twilio/flex-ui';
import type { Stop } from '../parts';
import { pendingPayloads } from './pending';

/** Calls back as an invocation of the action begins, before any listener and with the payload completed. */
export function onInvoked(action: string, invoked: (payload: unknown) => void): Stop {
  let known: readonly unknown[] = pendingPayloads(action);
  const look = (): void => {
    const pending = pendingPayloads(action);
    const begun = pending.filter((payload) => !known.includes(payload));
    known = pending;
    for (const payload of begun) invoked(payload);
  };
  Actions.addListener('invocationBegin', look);
  Actions.addListener('invocationEnd', look);
  return () => {
    Actions.removeListener('invocationBegin', look);
    Actions.removeListener('invocationEnd', look);
  };
}

/** What an action means that names no task, as it was when the agent asked for it. */
export interface Meaning<T> {
  /** For a payload that another plugin has replaced: what the latest invocation means. */
  of(payload: unknown): T;
  readonly stop: Stop;
}

/** Reads what an action means as each invocation begins: until Flex acts, other plugins may wait for long. */
export function meaningOf<T>(action: string, read: () => T): Meaning<T> {
  const meant = new WeakMap<object, { readonly what: T }>();
  let latest: { readonly what: T } | null = null;
  const stop = onInvoked(action, (payload) => {
    latest = { what: read() };
    if (typeof payload === 'object' && payload !== null) meant.set(payload, latest);
  });
  const known = (payload: unknown) =>
    typeof payload === 'object' && payload !== null ? meant.get(payload) : undefined;
  return { of: (payload) => (known(payload) ?? latest ?? { what: read() }).what, stop };
}
