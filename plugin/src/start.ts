/** Starts the parts that work on one Device of Flex's, and stops them together. */
import type { Manager } from '@twilio/flex-ui';
import {
  createMultiCall,
  type AcceptOptions,
  type Log,
  type Snapshot,
  type VoiceDevice,
  type WithheldCalls,
} from '../../js-glue/src';
import { actions } from './actions';
import { addShortcuts } from './actions/shortcuts';
import { showAgentView } from './agent';
import { soundWaitingTone } from './agent/waiting-tone';
import type { Desktop, Options } from './config';
import { addDebugView } from './debug';
import { freeDialPad } from './dial-pad';
import { FlexFacts } from './flex-facts';
import { flexHabits } from './flex-habits';
import { FlexHost } from './flex-host';
import { rememberHolds } from './held-before';
import { hooks } from './hooks';
import { askBeforeLeaving } from './leaving';
import { listenToMediaKeys } from './media-session';
import { tellCannotStart, teller } from './notices';
import { startAll, type Parts, type Stop } from './parts';
import type { PublicApi } from './public-api';
import { offerToRejoin } from './rejoin';
import { nameEndedCall } from './second-call-alert';
import { ShownCall } from './shown-call';
import { wordsOf } from './strings';
import { watchSwitches } from './telemetry/switches';
import { watchStore } from './watch';
import { TaskWatch } from './watch/tasks';
import { workWithoutCore } from './without-core';

export const log: Log = {
  info: (text) => console.info(`[multi-call] ${text}`),
  warn: (text) => console.warn(`[multi-call] ${text}`),
  error: (text) => console.error(`[multi-call] ${text}`),
};

export interface Started {
  /** No call is there, and none is on its way. */
  readonly isIdle: () => boolean;
  /** Flex has made another Device in the place of its own. Calls on further lines go on. */
  readonly useDevice: (device: VoiceDevice) => void;
  readonly stop: Stop;
}

/** All or nothing: @throws when the core or a part cannot start; nothing is then registered anywhere (P28) */
export function start(
  manager: Manager,
  device: VoiceDevice,
  withheld: WithheldCalls,
  options: Options,
  desktop: Desktop,
  api: PublicApi,
): Started {
  const flex = new FlexFacts(manager);
  const shown = new ShownCall(manager, flex);
  const words = wordsOf(manager);
  const host = new FlexHost({
    flex,
    shown,
    tellRoll: (task, roll) => tasks.tell(task, roll),
    tellDirect: (task) => tasks.tellDirect(task),
    tell: teller(manager, flex, desktop.notifyHolds, () => session),
  });
  const switches = watchSwitches((event) => {
    log.info(`switch: ${JSON.stringify(event)}`);
    api.tell('switch', event);
  });
  const session = createMultiCall({
    device,
    withheld,
    host,
    flex: flexHabits(flex),
    options,
    log,
    version: __FPB_PLUGIN_VERSION,
    acceptOptions: () => acceptOptionsOf(manager),
    witness: switches.witness,
    // Not amid what the core was just told.
    gaveUp: () => queueMicrotask(giveUp),
  });
  const tasks = new TaskWatch(session, flex);
  const parts: Parts = { session, flex, shown };
  let isOver = false;
  let gaveUp = false;
  let stopTone: Stop = () => {};
  let stopParts: Stop = () => {};
  const soundOn = (lineZero: VoiceDevice): void => {
    stopTone();
    if (desktop.waitingTone && !gaveUp) stopTone = soundWaitingTone(parts, lineZero);
  };
  /** The core has failed for good: nothing of ours is drawn any more, and Flex's actions are its own. */
  const giveUp = (): void => {
    if (isOver) return;
    gaveUp = true;
    stopParts();
    stopParts = workWithoutCore(parts);
    tellCannotStart();
  };
  const startParts = (): Stop => {
    stopParts = startAll(list);
    return () => stopParts();
  };
  const list: readonly (() => Stop)[] = [
    () => switches.stop,
    () => {
      shown.tellTo(session);
      return () => {};
    },
    () => rememberHolds(session),
    ...hooks.map((on) => () => on(parts)),
    ...actions.map((on) => () => on(parts)),
    () => addShortcuts(words),
    () => api.follow(parts),
    () => watchStore(parts, tasks),
    () => session.subscribe(() => shown.drawMute()),
    () => freeDialPad(parts),
    () => offerToRejoin(parts, words),
    () => nameEndedCall(parts, words),
    () => showAgentView(parts, words, desktop),
    () => {
      soundOn(device);
      return () => stopTone();
    },
    ...(desktop.mediaKeys ? [() => listenToMediaKeys(parts)] : []),
    ...(desktop.debugView ? [() => addDebugView(parts, words)] : []),
    () => askBeforeLeaving(session, () => words('MultiCallLeavingWithCalls')),
  ];
  const stop = startAll([() => () => session.dispose(), startParts]);
  return {
    isIdle: () => isIdle(session.snapshot),
    useDevice: (other) => {
      session.useDevice(other);
      soundOn(other);
    },
    stop: () => {
      isOver = true;
      stop();
    },
  };
}

function isIdle({ calls, accepting, dialling }: Snapshot): boolean {
  return calls.length === 0 && accepting.length === 0 && !dialling;
}

/** RTC options of every accept, which Flex reads anew each time (source: PhoneState.handleDeviceIncoming). */
function acceptOptionsOf(manager: Manager): AcceptOptions {
  const voice = manager.configuration.sdkOptions?.voice as { acceptOptions?: AcceptOptions } | undefined;
  return voice?.acceptOptions ?? {};
}
