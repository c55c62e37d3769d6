/** The agent's calls for a component, and those of them that are to be seen: with one call there is nothing of ours (P6). */
import * as React from 'react';
import type { AgentCall, AgentCalls } from './agent-calls';

const NONE: readonly AgentCall[] = [];

export function severalOf(calls: readonly AgentCall[]): readonly AgentCall[] {
  return calls.length > 1 ? calls : NONE;
}

/** The call of a task, when it is to be seen. */
export function useCallOf(
  task: { readonly sid: string } | undefined,
  calls: AgentCalls,
): AgentCall | undefined {
  return useSeveralCalls(calls).find((call) => call.task === task?.sid);
}

/** A switch under way would wait for Flex's rows to be drawn, 35 ms in all; a tenth of a second is not seen. */
const DRAWN_AFTER_MS = 100;

export function useSeveralCalls(calls: AgentCalls): readonly AgentCall[] {
  const [shown, setShown] = React.useState(() => severalOf(calls.all));
  React.useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const draw = (): void => {
      timer = undefined;
      setShown(severalOf(calls.all));
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
