// An agent's day as the core sees it. Runs in the page.
import type { Answer, CallView } from '../../../js-glue/src/protocol';
import type { Core } from '../../../js-glue/src/session';

/**
 * @param core one that has been told nothing yet
 * @returns the cycles of a day with it, and of the same day with one that only repeats its replies, in µs a dispatch
 */
export function measuredDay(core: Core, cycles: number): { dispatchUs: number[]; jsonUs: number[] } {
  const replies: string[] = [];
  const heard: Core = {
    dispatch(text) {
      const reply = core.dispatch(text);
      replies.push(reply);
      return reply;
    },
  };
  const dispatchUs = agentsDay(heard, cycles);
  let at = 0;
  return { dispatchUs, jsonUs: agentsDay({ dispatch: () => replies[at++] ?? '' }, cycles) };
}

/**
 * Three calls at a time taken, swapped between and ended, every command answered.
 * @returns µs a dispatch, JSON both ways, the mean of each cycle
 */
function agentsDay(core: Core, cycles: number): number[] {
  let dispatches = 0;
  let there: readonly CallView[] = [];
  const post = (event: object): void => {
    dispatches++;
    const { commands, snapshot } = JSON.parse(core.dispatch(JSON.stringify(event))) as Answer;
    there = snapshot?.calls ?? there;
    for (const { id } of commands) post({ type: 'commandSucceeded', command: id });
  };
  const perDispatchUs: number[] = [];
  let call = 0;
  for (let cycle = 0; cycle < cycles; cycle++) {
    const start = performance.now();
    dispatches = 0;
    const calls = [++call, ++call, ++call];
    for (const id of calls) {
      const [task, sid] = [`WR${id}`, `CA${id}`];
      const parties = [{ party: `UT${id}`, kind: 'customer', held: false }];
      post({ type: 'taskAccepted', task, kind: 'voice' });
      post({ type: 'callOffered', call: id, line: 0, sid, forwardable: true });
      post({ type: 'callOpened', call: id, sid });
      post({ type: 'partiesChanged', task, sid, parties });
      post({ type: 'taskSelected', task });
    }
    for (const id of [...calls, ...calls]) post({ type: 'unholdRequested', task: `WR${id}`, party: null });
    post({ type: 'taskSelected', task: null });
    for (const { call: id, line } of there) {
      post({ type: 'callEnded', call: id, line, reason: 'disconnected' });
      post({ type: 'taskEnded', task: `WR${id}` });
    }
    perDispatchUs.push(((performance.now() - start) * 1000) / dispatches);
  }
  return perDispatchUs;
}
