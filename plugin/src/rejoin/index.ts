/** After a reload or a crash: offers to rejoin the calls that are still there (P27). */
import { Actions, type ITask } from '@twilio/flex-ui';
import type { Parts, Stop } from '../parts';
import type { Words } from '../strings';
import { rejoin } from './dial';
import { leftCalls, type LeftCall } from './left-calls';
import { makeOffer } from './offer';
import { followOwnLegs } from './own-legs';

/** Flex's picture of a conference lags: a call that ends looks, for a moment, like one that was left. */
const SETTLED_AFTER_MS = 2000;

export function offerToRejoin(parts: Parts, words: Words): Stop {
  const { session, flex } = parts;
  const own = followOwnLegs(session);
  /** Accepted on this page, the call yet to come; and rejoined, likewise. */
  const awaited = new Set<string>();
  let left: readonly LeftCall[] = [];
  let offered = '';
  let timer: ReturnType<typeof setTimeout> | undefined;

  const rejoinAll = async (): Promise<void> => {
    // The first to open is live: best the one that was.
    for (const call of [...left].sort((a, b) => Number(a.held) - Number(b.held))) {
      awaited.add(call.task.sid);
      try {
        await rejoin(call, flex);
      } catch (error) {
        awaited.delete(call.task.sid);
        offer.failed(call, error);
      }
    }
  };
  const offer = makeOffer(words, () => void rejoinAll());

  let seen: readonly unknown[] = [];
  const look = (): void => {
    const { worker, conferences } = flex.state;
    const now = [worker.tasks, conferences.states, session.snapshot];
    if (now.every((part, i) => part === seen[i])) return;
    seen = now;
    for (const { task } of session.snapshot.calls) if (task !== null) awaited.delete(task);
    left = leftCalls(parts, awaited, own.legs);
    const found = left.map(({ task, held }) => `${task.sid} ${held}`).join();
    if (found === offered) return;
    offered = found;
    clearTimeout(timer);
    timer = setTimeout(() => offer.show(left), left.length > 0 ? SETTLED_AFTER_MS : 0);
  };

  const accepting = ({ task }: { readonly task: ITask }): void => void awaited.add(task.sid);
  Actions.addListener('beforeAcceptTask', accepting);
  const stops = [own.stop, flex.subscribe(look), session.subscribe(look)];
  look();
  return () => {
    Actions.removeListener('beforeAcceptTask', accepting);
    for (const stop of stops) stop();
    clearTimeout(timer);
    offer.stop();
  };
}
