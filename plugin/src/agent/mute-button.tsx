/**
 * The mute button of a call that is not live. Flex's own draws whether the microphone is off, and the microphone of a
 * silenced call always is. With several calls, ours changes how it will be when the call is live again (P5). With one
 * call, ours makes it live (P31). The live call keeps Flex's own button.
 */
import * as React from 'react';
import { CallCanvasActions, IconButton, type ITask } from '@twilio/flex-ui';
import { startAll, type Stop } from '../parts';
import type { StringKey } from '../strings';
import type { AgentCall, AgentCalls } from './agent-calls';
import { invoke, targetOf } from './press';
import { seenOf, useSeenCalls } from './use-agent-calls';
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
      useSeenCalls(calls);
      return <Original {...properties} />;
    };
  });
  function MuteForLater(properties: OfTask): React.ReactElement | null {
    useSeenCalls(calls);
    const call = waiting(calls, properties.task);
    if (!call) return null;
    const isOnly = calls.all.length === 1;
    const word = words(wordOf(call, isOnly));
    return (
      <IconButton
        className="MultiCall-MuteButton"
        icon={call.muted || isOnly ? 'MuteLargeBold' : 'MuteLarge'}
        variant="secondary"
        title={word}
        aria-label={word}
        onClick={() =>
          isOnly ? invoke('MultiCallSwap', targetOf(call)) : invoke('MultiCallToggleMute', targetOf(call))
        }
      />
    );
  }
  const addition = { sortOrder: FIRST, if: isWaiting };
  return startAll([
    () => CallCanvasActions.Content.remove(TOGGLE_MUTE, { if: isWaiting }),
    () => CallCanvasActions.Content.add(<MuteForLater key="multi-call-mute" />, addition),
  ]);
}

function wordOf({ muted }: AgentCall, isOnly: boolean): StringKey {
  if (isOnly) return 'MultiCallReturn';
  return muted ? 'MultiCallUnmuteOnReturn' : 'MultiCallMuteOnReturn';
}

/** The task's call, if it is seen and is not the live one. */
function waiting(calls: AgentCalls, task: ITask | undefined): AgentCall | undefined {
  return seenOf(calls.all).find((call) => call.task !== null && call.task === task?.sid && !call.live);
}
