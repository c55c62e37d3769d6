/** What we read of Flex's state, each said once and by our own names. Nothing here changes anything. */
import type { AppState, ITask, Manager } from '@twilio/flex-ui';
import type { CallSid, VoiceCall } from '../../js-glue/src';
import type { Participant } from './watch/parties';

type Conference = NonNullable<ITask['conference']>;

/** A participant as Flex keeps it for its conference listener, supervisors among them. */
interface Leg {
  readonly routingProperties?: { readonly workerSid?: string };
  readonly mediaProperties?: { readonly callSid?: string; readonly status?: string };
}

/** What an admin has configured for everybody on hold; undefined: Twilio's own. */
export interface HoldMusic {
  readonly url: string | undefined;
  readonly method: string | undefined;
}

const AGENT_DESKTOP = 'agent-desktop';

export class FlexFacts {
  constructor(private readonly manager: Manager) {}

  get state(): AppState {
    return this.manager.store.getState().flex;
  }

  ownWorkerSid(): string {
    return this.state.worker.worker?.sid ?? '';
  }

  /** Where Twilio rings the worker: `client:…` is a page of Flex's. */
  contactUri(): string {
    const uri: unknown = (this.state.worker.attributes as { contact_uri?: unknown } | undefined)?.contact_uri;
    return typeof uri === 'string' ? uri : '';
  }

  /** One of the worker's own tasks, by its reservation's sid. */
  task(sid: string): ITask | undefined {
    return this.state.worker.tasks.get(sid);
  }

  /** Flex keys conferences by the task's sid (WT…), tasks by the reservation's (WR…). */
  conference(task: Pick<ITask, 'taskSid'>): Conference | undefined {
    return this.state.conferences.states.get(task.taskSid)?.source;
  }

  participants(sid: string): readonly Participant[] {
    const task = this.task(sid);
    return (task && this.conference(task)?.participants) ?? [];
  }

  /** The task a supervisor listens to, or is about to. */
  monitoredTask(): ITask | undefined {
    return this.state.supervisor.callMonitoring.task ?? undefined;
  }

  /** A supervisor listens, or is about to. Flex's state keeps the task for longer. */
  isMonitoring(): boolean {
    return Boolean(this.state.supervisor.callMonitoring.status); // the first of its enum is none
  }

  /** Whether the worker of a monitored task is in its conference no longer. */
  hasMonitoredWorkerLeft(task: ITask): boolean {
    const legs: readonly Leg[] = this.conference(task)?.source.channelParticipants ?? [];
    return !legs.some(
      (leg) =>
        leg.routingProperties?.workerSid === task.workerSid &&
        (leg.mediaProperties?.status ?? 'joined') === 'joined',
    );
  }

  /**
   * The CallSid of the supervisor's own leg in a conference. Flex keeps supervisors out of `participants`, so this
   * reads what its listener has (source: ConferencesState.handleConferenceUpdateImpl).
   */
  ownMonitoringSid(task: ITask): CallSid | null {
    const legs: readonly Leg[] = this.conference(task)?.source.channelParticipants ?? [];
    const own = legs.filter(
      (leg) =>
        leg.routingProperties?.workerSid === this.ownWorkerSid() &&
        (leg.mediaProperties?.status ?? 'joined') === 'joined',
    );
    return (own[own.length - 1]?.mediaProperties?.callSid as CallSid | undefined) ?? null;
  }

  /** As Flex's own hold reads it (source: WorkerActions.holdParticipant). */
  holdMusic(): HoldMusic {
    const { holdMusicUrl: url, holdMusicMethod: method } = this.state.config ?? {};
    return { url, method };
  }

  /** Whether Flex itself can put this external party on hold; otherwise it would hold the customer in its place. */
  knowsExternal(participantSid: string): boolean {
    return this.state.participants.bySid[participantSid]?.type === 'external';
  }

  /** Whether the agent has the selected task before them, and not another view (the Teams view, a plugin's). */
  isCanvasInSight(): boolean {
    return (this.state.view.activeView ?? AGENT_DESKTOP) === AGENT_DESKTOP;
  }

  /** A feature flag of Flex's, an override on this page first. */
  hasFeature(id: string): boolean {
    const { localOverrides, features } = this.state.featureFlags as unknown as Record<
      'localOverrides' | 'features',
      Readonly<Record<string, { readonly enabled?: boolean } | undefined>>
    >;
    return (localOverrides[id] ?? features[id])?.enabled === true;
  }

  /** Flex's Device, behind Flex's Proxy of it; undefined where there is none. */
  device(): object | undefined {
    return this.manager.voiceClient;
  }

  /** Made anew whenever Flex puts a call there or toggles its mute, and so draws it (source: PhoneState, `reduce`). */
  connection(): object | undefined {
    return this.state.phone.connection;
  }

  activeCall(): VoiceCall | null {
    return (this.state.phone.activeCall as VoiceCall | undefined) ?? null;
  }

  subscribe(listener: () => void): () => void {
    return this.manager.store.subscribe(listener);
  }
}
