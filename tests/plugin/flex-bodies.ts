/** What Flex does in the actions that end a call, send digits or mute, read off its bundle (Flex UI 2.17.1). */
import type { Actions } from './actions-double';
import { TaskHelper, type FlexDouble, type TaskDouble } from './flex-double';

/** Of a Voice SDK call, what Flex acts on. */
interface Active {
  disconnect(): void;
  sendDigits(digits: string): void;
  mute(muted: boolean): void;
  isMuted(): boolean;
}

interface Given {
  readonly task?: TaskDouble;
  readonly digits?: string;
}

/** What Twilio is asked for by task, in order: `wrapUp WR1`. */
export type Asked = string[];

export function registerFlexsBodies(actions: Actions, flex: FlexDouble, asked: Asked): void {
  const active = (): Active | undefined => flex.state.phone.activeCall as Active | undefined;
  const isAccepted = (task: TaskDouble): boolean =>
    flex.state.worker.tasks.get(task.sid)?.status === 'accepted';
  const body = (name: string, act: (payload: Given) => unknown): void =>
    actions.body(name, (payload) => new Promise((resolve) => resolve(act(payload))));
  /** Flex never lets an action's error out of its own buttons. */
  const tryInvoke = (name: string, payload: Record<string, unknown>): Promise<unknown> =>
    actions.invokeAction(name, payload).catch(() => undefined);

  actions.taskOf = (sid) => flex.state.worker.tasks.get(sid);

  // VoiceActions.hangupCall, without the feature of external warm transfers
  body('HangupCall', ({ task }) => {
    if (!task) throw new Error('NO_TASK_IN_PAYLOAD');
    const call = active();
    if (!call) throw new Error('NO_ACTIVE_CALL');
    call.disconnect();
  });
  // VoiceActions.endConferenceForAll
  body('EndConferenceForAll', ({ task }) => {
    if (!task) throw new Error('NO_TASK_IN_PAYLOAD');
    if (!active()) throw new Error('NO_ACTIVE_CALL');
    asked.push(`endConference ${task.sid}`);
  });
  // WorkerActions.endVoiceTask
  body('EndVoiceTask', ({ task }) => {
    if (!task) throw new Error('Could not complete reservation');
    if (TaskHelper.isLiveCall(task) && active()) return tryInvoke('HangupCall', { task });
    return tryInvoke('WrapupTask', { task, reason: 'Completed manually from EndVoiceTask action' });
  });
  // WorkerActions.wrapupTask
  body('WrapupTask', ({ task }) => {
    if (!task || !isAccepted(task)) throw new Error('RESERVATION_IS_NOT_ACCEPTED');
    asked.push(`wrapUp ${task.sid}`);
  });
  // WorkerActions.kickParticipant
  body('KickParticipant', ({ task }) => void asked.push(`kick ${String(task?.sid)}`));
  // WorkerActions.sendDTMFDigitsToCall
  body('SendDTMFDigits', ({ task, digits = '' }) => {
    if (!task || !TaskHelper.isLiveCall(task)) throw new Error('CANT_SEND_DIGITS');
    const call = active();
    if (!call) throw new Error('NO_ACTIVE_CALL');
    call.sendDigits(digits);
  });
  // SupervisorActions.stopMonitoringCall
  body('StopMonitoringCall', () => active()?.disconnect());
  // VoiceActions.toggleMute
  body('ToggleMute', () => {
    const call = active();
    if (!call) throw new Error('CANT_MUTE_WITH_NO_LIVE_CALLS');
    call.mute(!call.isMuted());
  });
}
