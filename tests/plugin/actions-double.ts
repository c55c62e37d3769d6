/** Flex's `Actions`, as strict as the original (source: ActionsImpl in the bundle of Flex UI 2.17.1). */
import { EventEmitter } from 'node:events';

export type Payload = Record<string, unknown>;
export type Body = (payload: Payload) => Promise<unknown>;
type Replacement = (payload: Payload, original: Body, next?: Body) => Promise<unknown>;
type Updater = (payload: Payload) => Payload;
type Match = ((payload: Payload, action: string) => boolean) | Payload | undefined;
interface Invocation {
  readonly action: string;
  readonly payload: Payload;
}

/** What Flex throws: the message of what an action threw, with the action and the original in `content`. */
export class FlexErrorDouble extends Error {
  constructor(
    message: string,
    readonly content: Readonly<{ description: string; wrappedError?: unknown }>,
  ) {
    super(message);
  }
}

const ABOUT_A_TASK = [
  'AcceptTask',
  'CompleteTask',
  'EndConferenceForAll',
  'EndVoiceTask',
  'HangupCall',
  'HoldCall',
  'HoldParticipant',
  'KickParticipant',
  'MonitorCall',
  'SelectTask',
  'SendDTMFDigits',
  'StopMonitoringCall',
  'UnholdCall',
  'UnholdParticipant',
  'WrapupTask',
];
const ABOUT_NO_TASK = ['StartOutboundCall', 'ToggleMute', 'ToggleOutboundDialer'];

export class Actions {
  readonly invoked: { name: string; payload: Payload }[] = [];
  /** What Flex only logs: errors of listeners. */
  readonly logged: unknown[] = [];
  /** Flex's private Maps, by Flex's names. */
  readonly actions = new Map<string, Body>();
  readonly payloadUpdateFunctions = new Map<string, Updater | undefined>();
  private readonly replacedActions = new Map<string, Replacement[]>();
  private readonly pendingInvocations = new Map<string, Invocation[]>();
  private readonly blockedActions = new Map<string, Invocation[]>();
  private readonly emitter = new EventEmitter();
  /** What Flex itself does in each action. */
  private readonly bodies = new Map<string, Body>();
  /** Flex's task of a reservation's sid. */
  taskOf: (sid: string) => unknown = () => undefined;

  constructor() {
    this.emitter.setMaxListeners(0);
    this.reset();
  }

  /** Sets what Flex itself does in an action. Whoever has wrapped the body keeps it wrapped. */
  body(name: string, body: Body): void {
    this.bodies.set(name, body);
    if (!this.actions.has(name)) this.registerAction(name, this.flexsOwn(name));
  }

  registerAction = (name: string, body: Body, updater?: Updater): void => {
    this.actions.set(name, body);
    this.payloadUpdateFunctions.set(name, updater);
  };

  invokeAction = async (name: string, given?: Payload): Promise<unknown> => {
    const body = this.actions.get(name);
    if (!body) throw thrown('Action does not exist', `Action ${name} does not exist!`);
    if (this.findPendingActions(name, given).first)
      throw thrown('Action is pending', `Action ${name} is pending`);
    if (this.findBlockedActions(name, given).first)
      throw thrown('Action is blocked', `Action ${name} has been blocked`);
    const update = this.payloadUpdateFunctions.get(name);
    const payload = (update ? update(given as Payload) : given) as Payload;
    let aborted = false;
    this.invoked.push({ name, payload: payload ?? {} });
    this.registerInvocation(name, payload);
    try {
      await this.emit(`before${name}`, payload, () => (aborted = true));
    } catch (error) {
      this.logged.push(error);
    }
    if (aborted) {
      this.unregisterInvocation(name, payload);
      throw new Error(`Action ${name} cancelled by before event`);
    }
    let result: unknown;
    try {
      result = await this.run(name, payload, body);
    } catch (error) {
      this.unregisterInvocation(name, payload);
      if (error instanceof FlexErrorDouble) throw error;
      const message = typeof error === 'string' ? error : (error as Error).message;
      throw new FlexErrorDouble(message, {
        description: `Error in action ${name} body: ${message}`,
        wrappedError: error,
      });
    }
    try {
      await this.emit(`after${name}`, payload);
    } catch (error) {
      this.logged.push(error);
    }
    this.unregisterInvocation(name, payload);
    return result;
  };

  addListener = (event: string, listener: (...args: unknown[]) => unknown): void =>
    void this.emitter.addListener(event, listener);
  removeListener = (event: string, listener: (...args: unknown[]) => unknown): void =>
    void this.emitter.removeListener(event, listener);

  replaceAction = (name: string, replacement: Replacement): void =>
    void this.replacedActions.set(name, [...(this.replacedActions.get(name) ?? []), replacement]);

  findPendingActions = (action: string | string[], match?: Match): { first?: Invocation } =>
    find(this.pendingInvocations, action, match);
  findBlockedActions = (action: string | string[], match?: Match): { first?: Invocation } =>
    find(this.blockedActions, action, match);

  blockAction = (action: string, payload?: Payload): void => {
    this.blockedActions.set(action, [
      ...(this.blockedActions.get(action) ?? []),
      { action, payload: payload as Payload },
    ]);
    void this.emit('actionBlockedChanged', true, action, payload);
  };
  unblockAction = (action: string, payload?: Payload): void => {
    const before = this.blockedActions.get(action) ?? [];
    const left = before.filter((each) => !matches(payload, each));
    if (left.length === before.length) return;
    this.blockedActions.set(action, left);
    void this.emit('actionBlockedChanged', false, action, payload);
  };

  listenerCount(): number {
    return this.emitter.eventNames().reduce((sum, event) => sum + this.emitter.listenerCount(event), 0);
  }

  /** Whether Flex's own body is registered, and not somebody else's. */
  isFlexsOwn(name: string): boolean {
    return this.actions.get(name) === this.own.get(name);
  }

  /** Forgets everything, between tests: the module that is mocked is one. */
  reset(): void {
    this.emitter.removeAllListeners();
    const maps = [
      this.actions,
      this.payloadUpdateFunctions,
      this.replacedActions,
      this.pendingInvocations,
      this.blockedActions,
      this.bodies,
    ];
    for (const map of maps) map.clear();
    this.invoked.length = 0;
    this.logged.length = 0;
    this.taskOf = () => undefined;
    for (const name of ABOUT_A_TASK) this.registerAction(name, this.flexsOwn(name), this.withTask);
    for (const name of ABOUT_NO_TASK) this.registerAction(name, this.flexsOwn(name));
  }

  private readonly own = new Map<string, Body>();

  private flexsOwn(name: string): Body {
    const body: Body = (payload) => (this.bodies.get(name) ?? (() => Promise.resolve(undefined)))(payload);
    this.own.set(name, body);
    return body;
  }

  /** As Flex completes payloads (source: updateWorkerActionPayload). */
  private readonly withTask: Updater = (given = {}) => {
    const payload: Payload = { ...given };
    const task = payload['task'] as { sid?: unknown } | undefined;
    if (task) payload['sid'] = task.sid;
    else if (typeof payload['sid'] === 'string') {
      const found = this.taskOf(payload['sid']);
      if (found) payload['task'] = found;
    }
    return payload;
  };

  private registerInvocation(action: string, payload: Payload): void {
    const pending = this.pendingInvocations.get(action) ?? [];
    this.pendingInvocations.set(action, pending);
    pending.push({ action, payload });
    void this.emit('invocationBegin');
  }

  private unregisterInvocation(action: string, payload: Payload): void {
    const pending = this.pendingInvocations.get(action) ?? [];
    const index = pending.findIndex((each) => each.payload === payload);
    if (index < 0) throw thrown('ACTION_NOT_INVOKED', action);
    pending.splice(index, 1);
    void this.emit('invocationEnd');
  }

  /**
   * Calls the listeners one after the other and waits for all of them. One that throws synchronously keeps those
   * after it from being called; a promise that rejects is only logged (source: customEmit).
   */
  private emit(event: string, ...args: unknown[]): Promise<unknown> {
    return Promise.all(
      this.emitter
        .listeners(event)
        .map((each) => this.logRejection(Reflect.apply(each, undefined, args) as unknown)),
    );
  }

  private logRejection(result: unknown): unknown {
    return result instanceof Promise ? result.catch((error: unknown) => this.logged.push(error)) : result;
  }

  private async run(name: string, payload: Payload, body: Body): Promise<unknown> {
    const replacements = this.replacedActions.get(name) ?? [];
    const from = (index: number, given: Payload): Promise<unknown> => {
      const replacement = replacements[index];
      return replacement ? replacement(given, body, (next) => from(index - 1, next)) : body(given);
    };
    return from(replacements.length - 1, payload);
  }
}

function thrown(message: string, description: string): FlexErrorDouble {
  return new FlexErrorDouble(message, { description });
}

function find(
  all: ReadonlyMap<string, Invocation[]>,
  actions: string | string[],
  match: Match,
): { first?: Invocation } {
  for (const action of [actions].flat()) {
    const first = all.get(action)?.find((each) => matches(match, each));
    if (first) return { first };
  }
  return {};
}

/** Flex compares every key of what is asked for, so that `{}` and nothing match any payload. */
function matches(match: Match, { action, payload }: Invocation): boolean {
  if (match === undefined || match === payload) return true;
  if (typeof match === 'function') return Boolean(match(payload, action));
  return typeof payload === 'object' && Object.entries(match).every(([key, value]) => payload[key] === value);
}
