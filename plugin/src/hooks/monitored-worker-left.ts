/**
 * When the worker whom a supervisor listens to leaves the call, Flex hangs up its active call, taking that for the
 * monitored one, and again at each change of the conference until there is none (source: SupervisorState,
 * `onConferenceUpdate`). It may be one of the supervisor's own: the monitored call is hung up in its place, and Flex
 * sees no active call until it has noticed that it no longer monitors.
 */
import type { VoiceCall } from '../../../js-glue/src';
import { voiceOfTask, type Parts, type Stop } from '../parts';

const PATIENCE_MS = 3000;

export function onMonitoredWorkerLeft({ session, shown, flex }: Parts): Stop {
  const guarded = new Map<VoiceCall, Stop>();

  const hungUpInstead = (): boolean => {
    const task = flex.monitoredTask();
    if (!task || shown.isPinned || !flex.hasMonitoredWorkerLeft(task)) return false;
    voiceOfTask(session, task.sid)?.disconnect();
    void shown.during(null, () => noLongerMonitored(flex));
    return true;
  };

  const look = (): void => {
    if (!flex.isMonitoring()) {
      for (const release of guarded.values()) release();
      guarded.clear();
      return;
    }
    const active = flex.activeCall();
    const task = flex.monitoredTask();
    if (!active || !task || guarded.has(active) || active === voiceOfTask(session, task.sid)) return;
    const own = Object.getOwnPropertyDescriptor(active, 'disconnect'); // another plugin's, if any
    const hangUp = active.disconnect.bind(active);
    active.disconnect = () => void (hungUpInstead() || hangUp());
    guarded.set(active, () => {
      if (own) Object.defineProperty(active, 'disconnect', own);
      else Reflect.deleteProperty(active, 'disconnect');
    });
  };

  const stop = flex.subscribe(look);
  return () => {
    stop();
    for (const release of guarded.values()) release();
  };
}

function noLongerMonitored(flex: Parts['flex']): Promise<void> {
  return new Promise((resolve) => {
    const done = (): void => {
      stop();
      clearTimeout(timer);
      resolve();
    };
    const stop = flex.subscribe(() => {
      if (!flex.isMonitoring()) done();
    });
    const timer = setTimeout(done, PATIENCE_MS);
  });
}
