/**
 * The mute button beside a call that is not live. Flex's draws whether the microphone is off, and that of a silenced
 * call always is; what the agent can change is how it will be when the call is live again (P5). Beside the live call, and
 * with one call, Flex's own button stays.
 */
import * as React from 'react';
import { Actions, CallCanvasActions, IconButton, type ITask } from '@twilio/flex-ui';
import { startAll, type Stop } from '../parts';
import type { AgentCall, AgentCalls } from './agent-calls';
import { severalOf, useSeveralCalls } from './use-agent-calls';
import type { AgentView } from './view';

interface OfTask {
  readonly task?: ITask;
}

type ActionKey = Parameters<typeof CallCanvasActions.Content.remove>[0];

/** Flex's own button, by the key its enum has for it; the enum is not among Flex's exports. */
const TOGGLE_MUTE = 'toggleMute' as ActionKey;
/** Before Flex's other buttons, where its own was. */
const FIRST = -1;

export function muteForLater({ calls, words }: AgentView): Stop {
  const isWaiting = ({ task }: OfTask): boolean => waiting(calls, task) !== undefined;
  CallCanvasActions.Content.addWrapper((Original) => {
    return function ActionsOfCall(properties) {
      // Which of the two buttons is there is asked when Flex renders, and it does not when another call becomes live.
      useSeveralCalls(calls);
      return <Original {...properties} />;
    };
  });
  function MuteForLater(properties: OfTask): React.ReactElement | null {
    useSeveralCalls(calls);
    const call = waiting(calls, properties.task);
    if (!call) return null;
    const word = words(call.muted ? 'MultiCallUnmuteOnReturn' : 'MultiCallMuteOnReturn');
    return (
      <IconButton
        className="MultiCall-MuteButton"
        icon={call.muted ? 'MuteLargeBold' : 'MuteLarge'}
        variant="secondary"
        title={word}
        aria-label={word}
        onClick={() => void Actions.invokeAction('ToggleMute').catch(() => {})}
      />
    );
  }
  const addition = { sortOrder: FIRST, if: isWaiting };
  return startAll([
    () => CallCanvasActions.Content.remove(TOGGLE_MUTE, { if: isWaiting }),
    () => CallCanvasActions.Content.add(<MuteForLater key="multi-call-mute" />, addition),
  ]);
}

/** The task's call, if others are there and it is not the live one. */
function waiting(calls: AgentCalls, task: ITask | undefined): AgentCall | undefined {
  return severalOf(calls.all).find((call) => call.task === task?.sid && !call.live);
}
