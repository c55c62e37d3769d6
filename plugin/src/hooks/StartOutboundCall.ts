/**
 * The agent dials out. The other calls are silent and held before Flex begins to (P29), and the earlier one is heard
 * again if no task comes of it (P8). With no other call there it is plain Flex (P6).
 *
 * Flex refuses to dial while it shows a call or any call task is accepted. It looks in the turn in which its body is
 * called, so for that turn it sees neither (source: OutboundCalling.startOutboundCall). All else remains Flex's: what else
 * it checks, the number's format, the queue, and whom the "redial" of its notifications calls.
 */
import { TaskHelper } from '@twilio/flex-ui';
import { wrapBody } from '../flex/own-body';
import { pendingPayloads } from '../flex/pending';
import type { Parts, Stop } from '../parts';
import { followAttempts } from './attempt';
import { othersSilent } from './others-silent';

const ACTION = 'StartOutboundCall';

/** From the agent's pressing the button to Flex's accepting the task that came of it; usually a second. */
const PATIENCE_MS = 15_000;

export function onStartOutboundCall({ session, flex, shown }: Parts): Stop {
  const isCallWaiting = (): boolean =>
    [...flex.state.worker.tasks.values()].some(
      (task) => task.status === 'pending' && TaskHelper.isCallTask(task),
    );
  /** The attempt that the core was told of: of two at once Flex refuses the other. */
  let told: object | null = null;
  const failed = (payload: object, reason: string): void => {
    if (payload !== told || !session.snapshot.dialling) return;
    // Another plugin may have invoked it again, with a payload of its own, before it cancels the first.
    told = (pendingPayloads(ACTION).find((other) => other !== payload) as object | undefined) ?? null;
    if (!told) session.post({ type: 'dialFailed', reason });
  };
  // Nearest to Flex's body: what follows the attempt waits before it calls that.
  const unwrap = wrapBody(ACTION, (payload, body) =>
    session.snapshot.dialling
      ? shown.actingOn(null, () => withoutLiveCalls(() => body(payload)))
      : body(payload),
  );
  const unfollow = followAttempts(ACTION, {
    began(payload) {
      const { calls, dialling } = session.snapshot;
      // While a call rings Flex refuses, too: nobody need be held for that.
      if (calls.length === 0 || dialling || isCallWaiting()) return;
      told = payload;
      session.post({ type: 'dialStarted' });
      session
        .until((snapshot) => !snapshot.dialling, PATIENCE_MS)
        .catch(() => failed(payload, 'No task has come in time'));
      return othersSilent(session, '');
    },
    succeeded(payload) {
      // Without a microphone, or a Voice SDK that works, Flex says so and goes on as if it had dialled.
      if (!isCallWaiting()) failed(payload, 'Flex has not dialled');
    },
    failed: (payload) => failed(payload, 'Flex could not dial'),
  });
  return () => {
    unfollow();
    unwrap();
  };
}

/** Runs an act in which Flex takes no task for a live call. */
function withoutLiveCalls<T>(act: () => T): T {
  const isLiveCall = Reflect.get(TaskHelper, 'isLiveCall');
  TaskHelper.isLiveCall = () => false;
  try {
    return act();
  } finally {
    TaskHelper.isLiveCall = isLiveCall;
  }
}
