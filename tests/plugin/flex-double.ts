/** As much of Flex as the plugin's parts ask for: actions with their events, and a store. */
import type { Manager } from '@twilio/flex-ui';
import { EventEmitter } from 'node:events';

type Payload = Record<string, unknown>;
type Carry = (payload: Payload) => Promise<unknown>;
type Replacement = (payload: Payload, original: Carry, next?: Carry) => Promise<unknown>;

/** Flex's ActionsImpl as far as its order of events goes (source: flex-ui-core, invokeAction). */
export class Actions {
  readonly invoked: { name: string; payload: Payload }[] = [];
  private readonly emitter = new EventEmitter();
  private readonly bodies = new Map<string, Carry>();
  private readonly replaced = new Map<string, Replacement[]>();
  private pending: { action: string; payload: Payload }[] = [];

  /** What the action itself does. */
  body(name: string, carry: Carry): void {
    this.bodies.set(name, carry);
  }

  registerAction = (name: string, carry: Carry): void => this.body(name, carry);

  invokeAction = async (name: string, given: Payload = {}): Promise<unknown> => {
    const payload = { ...given };
    const invocation = { action: name, payload };
    this.invoked.push({ name, payload });
    this.pending.push(invocation);
    let aborted = false;
    const end = (): void => {
      this.pending = this.pending.filter((each) => each !== invocation);
      this.emitter.emit('invocationEnd');
    };
    await this.emit(`before${name}`, payload, () => (aborted = true));
    if (aborted) {
      end();
      throw new Error(`Action ${name} cancelled by before event`);
    }
    try {
      const result = await this.run(name, payload);
      await this.emit(`after${name}`, payload);
      end();
      return result;
    } catch (error) {
      end();
      throw error;
    }
  };

  addListener = (event: string, listener: (...args: unknown[]) => void): void =>
    void this.emitter.addListener(event, listener);
  removeListener = (event: string, listener: (...args: unknown[]) => void): void =>
    void this.emitter.removeListener(event, listener);

  replaceAction = (name: string, replacement: Replacement): void =>
    void this.replaced.set(name, [...(this.replaced.get(name) ?? []), replacement]);

  findPendingActions = (action: string, matches: (payload: Payload) => boolean): { first?: object } => {
    const first = this.pending.find((each) => each.action === action && matches(each.payload));
    return first ? { first } : {};
  };

  blockAction = (action: string, payload: Payload): void =>
    void this.emitter.emit('actionBlockedChanged', true, action, payload);
  unblockAction = (action: string, payload: Payload): void =>
    void this.emitter.emit('actionBlockedChanged', false, action, payload);

  listenerCount(): number {
    return this.emitter.eventNames().reduce((sum, event) => sum + this.emitter.listenerCount(event), 0);
  }

  /** Forgets everything, between tests: the module that is mocked is one. */
  reset(): void {
    this.emitter.removeAllListeners();
    this.bodies.clear();
    this.replaced.clear();
    this.pending = [];
    this.invoked.length = 0;
  }

  private async emit(event: string, ...args: unknown[]): Promise<void> {
    await Promise.all(
      this.emitter.listeners(event).map((each) => Reflect.apply(each, undefined, args) as unknown),
    );
  }

  private run(name: string, payload: Payload): Promise<unknown> {
    const original = this.bodies.get(name) ?? (() => Promise.resolve());
    const replacements = this.replaced.get(name) ?? [];
    const from = (index: number, given: Payload): Promise<unknown> => {
      const replacement = replacements[index];
      return replacement ? replacement(given, original, (next) => from(index - 1, next)) : original(given);
    };
    return from(replacements.length - 1, payload);
  }
}

export interface ParticipantDouble {
  participantType: string;
  callSid: string;
  workerSid?: string;
  participantSid?: string;
  status: string;
  onHold: boolean;
}

export interface TaskDouble {
  sid: string;
  taskSid: string;
  status: string;
  defaultFrom?: string;
  queueName?: string;
  dateUpdated?: Date;
  canHold?: boolean;
  kind?: 'voice' | 'outbound' | 'chat';
  holdParticipant?: (sid: string) => Promise<void>;
  unholdParticipant?: (sid: string) => Promise<void>;
  getParticipants?: (channel: string) => Promise<unknown>;
}

export const TaskHelper = {
  isCallTask: (task: TaskDouble): boolean => task.kind !== 'chat',
  isOutboundCallTask: (task: TaskDouble): boolean => task.kind === 'outbound',
  isInitialOutboundAttemptTask: (task: TaskDouble): boolean => task.kind === 'outbound',
  canHold: (task: TaskDouble): boolean => task.canHold !== false,
  isLiveCall: (task: TaskDouble): boolean => task.kind !== 'chat' && task.status === 'accepted',
};

export const OWN_WORKER = 'WKme';

/** Flex's store, with its phone reducer and nothing else that reduces. */
export class FlexDouble {
  state = {
    worker: { worker: { sid: OWN_WORKER }, tasks: new Map<string, TaskDouble>() },
    conferences: { states: new Map<string, { source: unknown }>() },
    participants: { bySid: {} as Record<string, { type: string }> },
    phone: { activeCall: undefined as unknown, connection: undefined as object | undefined },
    view: { selectedTaskSid: undefined as string | undefined, isOutboundDialerOpen: false },
    supervisor: { callMonitoring: { task: null } as { task: TaskDouble | null; status?: number } },
    featureFlags: { localOverrides: {}, features: {} },
  };
  readonly dispatched: string[] = [];
  private readonly listeners = new Set<() => void>();

  readonly manager = {
    store: {
      getState: () => ({ flex: this.state }),
      dispatch: (action: { type: string; payload?: unknown }) => this.dispatch(action),
      subscribe: (listener: () => void) => {
        this.listeners.add(listener);
        return () => this.listeners.delete(listener);
      },
    },
    strings: {},
  } as unknown as Manager;

  changed(): void {
    for (const listener of [...this.listeners]) listener();
  }

  setTask(task: TaskDouble | { sid: string; gone: true }): void {
    const tasks = new Map(this.state.worker.tasks);
    if ('gone' in task) tasks.delete(task.sid);
    else tasks.set(task.sid, { ...task });
    this.state.worker = { ...this.state.worker, tasks };
    this.changed();
  }

  setConference(
    taskSid: string,
    participants: ParticipantDouble[],
    channel = 'UO1',
    legs: unknown[] = [],
  ): void {
    const states = new Map(this.state.conferences.states);
    states.set(taskSid, {
      source: { participants, source: { channel: { sid: channel }, channelParticipants: legs } },
    });
    this.state.conferences = { states };
    this.changed();
  }

  dispatch({ type, payload }: { type: string; payload?: unknown }): void {
    this.dispatched.push(type);
    if (type === 'PHONE_ADD_CALL' || type === 'PHONE_TOGGLE_MUTE')
      this.state.phone = { activeCall: payload, connection: { source: payload } };
    if (type === 'PHONE_REMOVE_CALL') this.state.phone = { activeCall: undefined, connection: undefined };
    this.changed();
  }

  get listening(): number {
    return this.listeners.size;
  }
}

export const joined = (
  participantType: string,
  callSid: string,
  more: Partial<ParticipantDouble> = {},
): ParticipantDouble => ({ participantType, callSid, status: 'joined', onHold: false, ...more });

export const me = joined('worker', 'CAme', { workerSid: OWN_WORKER, participantSid: 'UTme' });
