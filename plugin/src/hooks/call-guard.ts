/**
 * Some plugins do not wait for Flex: asked to hang up a task, they disconnect Flex's active call themselves, which may be
 * another customer's. So the Voice SDK's calls are guarded for as long as an action on a task is pending: what is done
 * to another task's call is done to the task's own, is remembered while that is on its way, or is not done at all (P30).
 *
 * Flex does so itself when the worker whom a supervisor listens to leaves the call: it hangs up its active call, taking that
 * for the monitored one, and again at each change of the conference until there is none (source: SupervisorState,
 * `onConferenceUpdate`). The monitored call is then hung up in its place, and Flex sees no active call until it has
 * noticed that it no longer monitors.
 */
import type { VoiceCall } from '../../../js-glue/src';
import { override } from '../flex/override';
import { isOwnAct } from '../flex/own-act';
import { pendingPayloads, pendingTasks } from '../flex/pending';
import { stopAll, type Parts, type Stop } from '../parts';
import { ENDING } from './ending';
import { hangUpWhenItComes } from './hang-up-wish';
import { noLongerMonitored } from './monitored-worker-left';
import { ownCall } from './own-call';

interface Keyed extends VoiceCall {
  sendDigits(digits: string): void;
}

/** The tasks of pending actions that end a call. */
function tasksBeingEnded({ flex }: Parts): string[] {
  const monitored = pendingPayloads('StopMonitoringCall').length > 0 && flex.monitoredTask()?.sid;
  return [...pendingTasks(ENDING), ...(monitored ? [monitored] : [])];
}

export function guardCalls(parts: Parts): Stop {
  const { session, flex, shown } = parts;
  const stops: Stop[] = [];
  const guarded = new Set<object>();
  let tearingDown = 0;

  /** The task's own open leg; null when it has none. */
  const voiceOf = (task: string): Keyed | null => {
    const call = ownCall(parts, task);
    return call && (session.voiceOf(call.call) as Keyed | null);
  };
  /** Of the tasks that are acted on, those whose own call this is not; none when it is the call of one of them. */
  const meantInstead = (voice: VoiceCall, tasks: readonly string[]): readonly string[] => {
    const id = session.callOf(voice);
    const call = session.snapshot.calls.find((each) => each.call === id);
    if (tearingDown > 0 || isOwnAct() || !call) return [];
    if (call.task !== null && session.snapshot.hangingUp.includes(call.task)) return []; // the core's own act
    return tasks.some((task) => ownCall(parts, task)?.call === id) ? [] : tasks;
  };

  const leftByMonitoredWorker = (voice: VoiceCall): boolean => {
    const task = flex.monitoredTask();
    if (!task || !flex.isMonitoring() || !flex.hasMonitoredWorkerLeft(task)) return false;
    const monitored = voiceOf(task.sid);
    if (voice === monitored || tearingDown > 0 || isOwnAct() || session.callOf(voice) === null) return false;
    monitored?.disconnect();
    void shown.hideUntil(noLongerMonitored(flex));
    return true;
  };

  const disconnect = (voice: VoiceCall, hangUp: () => void): void => {
    const tasks = tasksBeingEnded(parts);
    const instead = meantInstead(voice, tasks);
    if (tasks.length === 0 && leftByMonitoredWorker(voice)) return;
    const [task, another] = instead;
    if (task === undefined) return hangUp();
    console.warn("[multi-call] Kept another task's call from being hung up in the course of", tasks.join());
    if (another !== undefined) return; // which of them is meant cannot be known, and each is being ended
    const own = voiceOf(task);
    if (own) own.disconnect();
    else void hangUpWhenItComes(parts, task);
  };

  const sendDigits = (voice: VoiceCall, digits: string, send: () => void): void => {
    const [task, another] = meantInstead(voice, pendingTasks(['SendDTMFDigits']));
    if (task === undefined) return send();
    console.warn("[multi-call] Kept digits from another task's call");
    if (another === undefined) voiceOf(task)?.sendDigits(digits);
  };

  const guard = (voice: VoiceCall | null): void => {
    const prototype: unknown = voice && Object.getPrototypeOf(voice);
    if (typeof prototype !== 'object' || prototype === null || guarded.has(prototype)) return;
    guarded.add(prototype);
    stops.push(
      override(prototype, 'disconnect', (call, _, act) => disconnect(call as VoiceCall, act)),
      override(prototype, 'sendDigits', (call, [digits], act) =>
        sendDigits(call as VoiceCall, digits as string, act),
      ),
    );
  };
  const look = (): void => {
    for (const { call } of session.snapshot.calls) guard(session.voiceOf(call));
  };
  look();
  stops.push(session.subscribe(look));

  // A Device that is destroyed, by Flex's logout or by us, and a page that goes, take every call with them.
  const device: unknown = flex.device() && Object.getPrototypeOf(flex.device());
  if (typeof device === 'object' && device !== null) {
    stops.push(
      override(device, 'destroy', (_, __, act) => {
        tearingDown += 1;
        try {
          return act();
        } finally {
          tearingDown -= 1;
        }
      }),
    );
  }
  const leaves = (): void => void (tearingDown += 1);
  const returns = (): void => void (tearingDown = 0);
  globalThis.addEventListener?.('pagehide', leaves, true);
  globalThis.addEventListener?.('pageshow', returns, true);
  stops.push(() => {
    globalThis.removeEventListener?.('pagehide', leaves, true);
    globalThis.removeEventListener?.('pageshow', returns, true);
  });
  return () => stopAll(stops);
}
