/** What the agent is told of their calls, and could not see coming. */
import type { CallId, MultiCall } from '../../../js-glue/src';
import type { inform } from '../notices';
import type { Stop } from '../parts';
import type { AgentCall, AgentCalls } from './agent-calls';

type Tell = typeof inform;

/** A mute pressed on a call that is not live has its effect only when it is again (P5). */
export function tellOfLaterMutes(calls: AgentCalls, tell: Tell): Stop {
  let before: readonly AgentCall[] = calls.all;
  return calls.subscribe((all) => {
    for (const call of all) {
      const was = before.find(({ key }) => key === call.key);
      if (!was || was.muted === call.muted || call.live || was.live) continue;
      tell(call.muted ? 'MultiCallWillBeMuted' : 'MultiCallWillBeUnmuted', call.name);
    }
    before = all;
  });
}

/** When the other side ends the live call, the one before it may be live again without the agent's doing (P19). */
export function tellOfResumed(
  session: MultiCall,
  nameOf: (call: CallId) => string | undefined,
  tell: Tell,
): Stop {
  let before = session.snapshot;
  return session.subscribe((now) => {
    const ended = before.live !== null && !now.calls.some(({ call }) => call === before.live);
    const resumed = ended && before.calls.some(({ call }) => call === now.live) ? now.live : null;
    const name = resumed === null ? undefined : nameOf(resumed);
    before = now;
    if (name !== undefined) tell('MultiCallResumed', name);
  });
}
