/**
 * The body of a Flex action is what Flex itself does when the action is invoked. Every plugin's replacement ends in it:
 * `next` calls it last, and `original` is that very function (source: ActionsImpl.invokeReplacedActions). So it is the
 * one place in an action where no other plugin can come between, in whatever order plugins are loaded.
 */
import { Actions } from '@twilio/flex-ui';
import type { Stop } from '../parts';

/** What an action does with its payload. Flex calls it without `this`. */
export type Body = (payload: unknown) => Promise<unknown>;

type Updater = Parameters<typeof Actions.registerAction>[2];

interface Registered {
  readonly body: Body;
  /** Completes a payload before Flex's listeners hear of it, for example with the task of its `sid`. */
  readonly updater: Updater;
}

/**
 * Puts `act` in the place of an action's body and hands it that body. A Flex whose bodies cannot be read gets a
 * replacement of the action instead, which plugins that are loaded later can bypass.
 *
 * @returns what puts Flex's body back. If somebody else has registered the action since, theirs stays, and what they
 * call of ours passes through to Flex.
 */
export function wrapBody(action: string, act: (payload: unknown, body: Body) => Promise<unknown>): Stop {
  const flexs = registered(action);
  let wrapping = true;
  const stop = (): void => {
    wrapping = false;
  };
  if (!flexs) {
    console.warn(`[multi-call] Flex's own ${action} cannot be reached; it is replaced instead`);
    Actions.replaceAction(action, (payload: unknown, original: Body, next: Body = original) =>
      wrapping ? act(payload, next) : next(payload),
    );
    return stop;
  }
  const ours: Body = (payload) => (wrapping ? act(payload, flexs.body) : flexs.body(payload));
  Actions.registerAction(action, ours, flexs.updater);
  return () => {
    stop();
    if (registered(action)?.body === ours) Actions.registerAction(action, flexs.body, flexs.updater);
  };
}

/** Both are private in Flex's types and ordinary Maps at run time, since 2.8 at the latest (source: ActionsImpl). */
function registered(action: string): Registered | null {
  const body = entry<Body>('actions', action);
  return body ? { body, updater: entry<NonNullable<Updater>>('payloadUpdateFunctions', action) } : null;
}

function entry<T>(map: string, action: string): T | undefined {
  for (const actions of [Actions, unproxiedActions()]) {
    try {
      return Map.prototype.get.call(Reflect.get(actions, map), action) as T | undefined;
    } catch {
      // Not a Map, or Flex's proxy for plugins has wrapped it, and a wrapped Map refuses every method.
    }
  }
  return undefined;
}

/** With the feature flag `plugin-use-plugin-proxy` plugins see Flex through a proxy (source: createPluginProxy). */
function unproxiedActions(): object {
  const { Twilio } = globalThis as { Twilio?: { Flex?: { Actions?: object } } };
  return Twilio?.Flex?.Actions ?? Actions;
}
