/** As much of Flex as the plugin's parts ask for: actions with their events, and a store. */
import type { Manager } from '@twilio/flex-ui';

export { Actions } from './actions-double';

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
  attributes?: Record<string, unknown>;
  holdParticipant?: (sid: string, musicUrl?: string, musicMethod?: string) => Promise<void>;
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

/** Flex's store, with its phone reducer, which keeps `listener`, and nothing else that reduces. */
export class FlexDouble {
  state = {
    worker: { worker: { sid: OWN_WORKER }, tasks: new Map<string, TaskDouble>() },
    conferences: { states: new Map<string, { source: unknown }>() },
    participants: { bySid: {} as Record<string, { type: string }> },
    phone: { activeCall: undefined as unknown, connection: undefined as object | undefined },
    view: { selectedTaskSid: undefined as string | undefined, isOutboundDialerOpen: false },
    supervisor: { callMonitoring: { task: null } as { task: TaskDouble | null; status?: number } },
    featureFlags: { localOverrides: {}, features: {} },
    config: {} as { holdMusicUrl?: string; holdMusicMethod?: string },
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
      this.state.phone = { ...this.state.phone, activeCall: payload, connection: { source: payload } };
    if (type === 'PHONE_REMOVE_CALL')
      this.state.phone = { ...this.state.phone, activeCall: undefined, connection: undefined };
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
