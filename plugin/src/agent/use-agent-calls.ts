/** The agent's calls for a component, and those of them that are to be seen. */
import * as React from 'react';
import type { AgentCall, AgentCalls } from './agent-calls';

const NONE: readonly AgentCall[] = [];

/** None with one call that Flex shows as it is (P6). One that is not live, or that Flex has no task for, is seen (P31). */
export function seenOf(calls: readonly AgentCall[]): readonly AgentCall[] {
  return calls.length > 1 || calls.some((call) => !isPlain(call)) ? calls : NONE;
}

/** A call that has yet to open is Flex's to show, and so is the agent's own hold of the live one. */
function isPlain({ state, open, live, loose }: AgentCall): boolean {
  return !open || (live && !loose && (state === 'live' || state === 'onHold' || state === 'connecting'));
}

/** The call of a task, when it is to be seen. */
export function useCallOf(
  task: { readonly sid: string } | undefined,
  calls: AgentCalls,
): AgentCall | undefined {
  return useSeenCalls(calls).find((call) => call.task !== null && call.task === task?.sid);
}

/** A switch under way would wait for Flex's rows to be drawn, 35 ms in all; a tenth of a second is not seen. */
const DRAWN_AFTER_MS = 100;

export function useSeenCalls(calls: AgentCalls): readonly AgentCall[] {
  const [shown, setShown] = React.useState(() => seenOf(calls.all));
  React.useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const draw = (): void => {
      timer = undefined;
      setShown(seenOf(calls.all));
    };
    draw(); // it may have changed before this effect ran
    const stop = calls.subscribe(() => {
      timer ??= setTimeout(draw, DRAWN_AFTER_MS);
    });
    return () => {
      stop();
      clearTimeout(timer);
    };
  }, [calls]);
  return shown;
}
