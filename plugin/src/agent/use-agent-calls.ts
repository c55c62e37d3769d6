/** The agent's calls for a component, and those of them that are to be seen: with one call there is nothing of ours (P6). */
import * as React from 'react';
import type { AgentCall, AgentCalls } from './agent-calls';

const NONE: readonly AgentCall[] = [];

export function severalOf(calls: readonly AgentCall[]): readonly AgentCall[] {
  return calls.length > 1 ? calls : NONE;
}

export function useSeveralCalls(calls: AgentCalls): readonly AgentCall[] {
  const [shown, setShown] = React.useState(() => severalOf(calls.all));
  React.useEffect(() => {
    const show = (all: readonly AgentCall[]): void => setShown(severalOf(all));
    show(calls.all); // it may have changed before this effect ran
    return calls.subscribe(show);
  }, [calls]);
  return shown;
}
