// An agent's day as the core sees it. Runs in the page.
import type { Event } from '../../../js-glue/src/protocol';
import type { Core } from '../../../js-glue/src/session';
import { NOTHING, toReply, toText } from '../../../js-glue/src/wire';

/** µs a dispatch, the mean of each cycle of three calls. */
export interface MeasuredDay {
  readonly dispatchUs: number[];
  /** The same day with a core that only repeats what the real one replied: what JSON takes on this machine. */
  readonly jsonUs: number[];
}

export function measuredDay(boot: () => Core, cycles: number): MeasuredDay {
  const dispatchUs = agentsDay(boot(), cycles);
  const [core, replies] = [boot(), [] as string[]]; // not kept while the clock runs: that would cost more than it measures
  agentsDay({ dispatch: (text) => (replies[replies.length] = core.dispatch(text)) }, cycles);
  let at = 0;
  return { dispatchUs, jsonUs: agentsDay({ dispatch: () => replies[at++] ?? '' }, cycles) };
}

/** Three calls at a time taken, swapped between and ended, every command answered, text both ways as the session has it. */
function agentsDay(core: Core, cycles: number): number[] {
  let dispatches = 0;
  let latest = NOTHING;
  const post = (event: object): void => {
    dispatches++;
    const reply = toReply(core.dispatch(toText(event as Event)), latest);
    if ('error' in reply) throw new TypeError(reply.error.message);
    latest = reply.snapshot;
    for (const { id } of reply.commands) post({ type: 'commandSucceeded', command: id });
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
    for (const { call: id, line } of latest.calls) {
      post({ type: 'callEnded', call: id, line, reason: 'disconnected' });
      post({ type: 'taskEnded', task: `WR${id}` });
    }
    perDispatchUs.push(((performance.now() - start) * 1000) / dispatches);
  }
  return perDispatchUs;
}
