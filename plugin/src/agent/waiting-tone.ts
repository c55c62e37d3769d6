/**
 * A short, soft tone in the agent's ear while a call rings beside others. Flex rings only for an agent on no call (source:
 * WorkerListener, `shouldSkipTask`), so that nothing would be heard of it. What is answered or dialled by the agent has none.
 */
import { TaskHelper } from '@twilio/flex-ui';
import type { TaskSid, VoiceDevice } from '../../../js-glue/src';
import { startAll, type Parts, type Stop } from '../parts';
import { waitingTone } from './tone';

export function soundWaitingTone(parts: Parts, device: VoiceDevice): Stop {
  const tone = waitingTone(device);
  return startAll([
    () => tone.stop,
    () => toneWhileCallsWait(parts, tone.play),
    () => noRingBesideCalls(parts, device),
  ]);
}

/** Like the call waiting of a telephone, again as long as it rings. */
const AGAIN_AFTER_MS = 10_000;

/** @param play sounds the tone once */
export function toneWhileCallsWait(
  { session, flex }: Pick<Parts, 'session' | 'flex'>,
  play: () => void,
): Stop {
  let timer: ReturnType<typeof setInterval> | undefined;
  let waiting: ReadonlySet<string> = new Set();
  const look = (): void => {
    const now = new Set(waitingTasks());
    const isNew = [...now].some((sid) => !waiting.has(sid));
    waiting = now;
    if (isNew) play();
    if (now.size === 0) {
      clearInterval(timer);
      timer = undefined;
    }
    timer ??= now.size > 0 ? setInterval(play, AGAIN_AFTER_MS) : undefined;
  };
  function waitingTasks(): string[] {
    const { calls, accepting } = session.snapshot;
    // Flex still has a task as pending when its call is open already.
    const answered = new Set([...accepting, ...calls.map(({ task }) => task)]);
    if (!calls.some(({ stage }) => stage === 'open')) return [];
    return [...flex.state.worker.tasks.values()]
      .filter(
        (task) =>
          task.status === 'pending' && TaskHelper.isCallTask(task) && !TaskHelper.isOutboundCallTask(task),
      )
      .map(({ sid }) => sid as TaskSid)
      .filter((sid) => !answered.has(sid));
  }
  const stops = [session.subscribe(look), flex.subscribe(look)];
  look();
  return () => {
    for (const stop of stops) stop();
    clearInterval(timer);
  };
}

/**
 * The Voice SDK rings for a call that reaches line 0 while that is free, which is one that the agent has answered already:
 * Flex has it dialled then. While there are calls it does not.
 */
export function noRingBesideCalls(
  { session }: Pick<Parts, 'session'>,
  { audio }: Pick<VoiceDevice, 'audio'>,
): Stop {
  if (!audio) return () => {};
  let rang: boolean | null = null;
  const ringAgain = (): void => {
    if (rang !== null) audio.incoming(rang);
    rang = null;
  };
  const stop = session.subscribe(({ calls }) => {
    if (calls.length === 0) return ringAgain();
    if (rang !== null) return;
    rang = audio.incoming();
    audio.incoming(false);
  });
  return () => {
    stop();
    ringAgain();
  };
}
