// An agent's day as the core sees it. Runs in the page.
import type { Command, Event } from '../../../js-glue/src/protocol';
import type { Core } from '../../../js-glue/src/session';
import { NOTHING, toReply, toText } from '../../../js-glue/src/wire';

/** µs a dispatch, the mean of each cycle of three calls. */
export interface MeasuredDay {
  readonly dispatchUs: number[];
  /** The same day with a core that only repeats what the real one replied: what JSON takes on this machine. */
  readonly jsonUs: number[];
}

/** The two are measured cycle by cycle, in turn: a shared machine's speed may double from one second to the next. */
export function measuredDay(boot: () => Core, cycles: number): MeasuredDay {
  const [core, replies] = [boot(), [] as string[]];
  const real = agentsDay(boot());
  // Not kept while the clock runs: that would cost more than it measures.
  const recorded = agentsDay({ dispatch: (text) => (replies[replies.length] = core.dispatch(text)) });
  let at = 0;
  const repeated = agentsDay({ dispatch: () => replies[at++] ?? '' });
  const measured: MeasuredDay = { dispatchUs: [], jsonUs: [] };
  for (let cycle = 0; cycle < cycles; cycle++) {
    measured.dispatchUs.push(real.next().value);
    recorded.next();
    measured.jsonUs.push(repeated.next().value);
    [replies.length, at] = [0, 0];
  }
  return measured;
}

/**
 * Three calls at a time taken, swapped between and ended, text both ways as the session has it. Every command is
 * answered, and Flex shows each hold and each release once it is. Yields the mean of each such cycle.
 */
function* agentsDay(core: Core): Generator<number, never> {
  let dispatches = 0;
  let latest = NOTHING;
  const dispatch = (event: object): readonly Command[] => {
    dispatches++;
    const reply = toReply(core.dispatch(toText(event as Event)), latest);
    if ('error' in reply) throw new TypeError(reply.error.message);
    latest = reply.snapshot;
    return reply.commands;
  };
  const partyOf = (id: string | number, held: boolean): object => {
    const parties = [{ party: `UT${id}`, kind: 'customer', held }];
    return { type: 'partiesChanged', task: `WR${id}`, sid: `CA${id}`, parties };
  };
  const post = (event: object): void => {
    const events = [event];
    for (const next of events) {
      for (const command of dispatch(next)) {
        events.push({ type: 'commandSucceeded', command: command.id });
        if (command.type !== 'hold' && command.type !== 'unhold') continue;
        events.push(partyOf(command.task.slice('WR'.length), command.type === 'hold'));
      }
    }
  };
  for (let call = 1; ; call += 3) {
    const start = performance.now();
    dispatches = 0;
    const calls = [call, call + 1, call + 2];
    for (const id of calls) {
      const [task, sid] = [`WR${id}`, `CA${id}`];
      post({ type: 'taskAccepted', task, kind: 'voice' });
      post({ type: 'callOffered', call: id, line: 0, sid, forwardable: true });
      post({ type: 'callOpened', call: id, sid });
      post(partyOf(id, false));
      post({ type: 'taskSelected', task });
    }
    for (const id of [...calls, ...calls]) post({ type: 'unholdRequested', task: `WR${id}`, party: null });
    post({ type: 'taskSelected', task: null });
    for (const { call: id, line } of latest.calls) {
      post({ type: 'callEnded', call: id, line, reason: 'disconnected' });
      post({ type: 'taskEnded', task: `WR${id}` });
    }
    yield ((performance.now() - start) * 1000) / dispatches;
  }
}
