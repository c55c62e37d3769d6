/** What the agent's components are given beside the calls themselves. */
import type { Words } from '../strings';
import type { AgentCall, AgentCalls } from './agent-calls';
import { stateWord } from './call-state';

export interface AgentView {
  readonly calls: AgentCalls;
  readonly words: Words;
  /** A hold longer than this is pointed out; 0: none is. */
  readonly reminderSeconds: number;
}

export function isOverdue({ state, since }: AgentCall, { reminderSeconds }: AgentView, now: number): boolean {
  return state === 'onHold' && reminderSeconds > 0 && now - since >= reminderSeconds * 1000;
}

/** The state in words, and the agent's own mute, which a call that is not heard keeps for its return (P4). */
export function stateText({ state, muted }: AgentCall, words: Words): string {
  const text = words(stateWord[state]);
  if (!muted) return text;
  return `${text}, ${words(state === 'live' ? 'MultiCallMuted' : 'MultiCallMutedOnReturn')}`;
}
