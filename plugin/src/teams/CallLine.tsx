/** One call of a worker in the Teams view: who, how it stands and since when, and the queue. */
import * as React from 'react';
import { useFlexSelector, type FlexState, type ITask } from '@twilio/flex-ui';
import type { Words } from '../strings';
import { durationText, stateOf, stateWord } from './call-state';
import { useNow } from './clock';
import { Head, Line, Name, Queue, State } from './styles';

interface Properties {
  readonly task: ITask;
  readonly selected: boolean;
  readonly monitored: boolean;
  readonly words: Words;
  readonly onOpen: (task: ITask) => void;
}

export function CallLine({ task, selected, monitored, words, onOpen }: Properties): React.ReactElement {
  // Flex renders a row again when the worker's tasks change, never when a conference does: each line watches its own.
  const conference = useFlexSelector(
    (state: FlexState) => state.flex.conferences.states.get(task.taskSid)?.source,
  );
  const state = stateOf(conference?.participants, task.workerSid);
  const name = task.defaultFrom;
  const word = words(stateWord[state]);
  return (
    <Line
      type="button"
      className="MultiCall-CallLine"
      data-state={state}
      data-task={task.sid}
      data-monitored={monitored}
      aria-pressed={selected}
      aria-label={words('MultiCallOpenCall', { name, state: word, queue: task.queueName })}
      onClick={(event: React.MouseEvent) => {
        event.stopPropagation(); // the row's own click selects the worker
        onOpen(task);
      }}
    >
      <Head>
        <Name>{name}</Name>
        <State data-state={state}>
          {word} <Since time={task.dateUpdated} />
        </State>
      </Head>
      <Queue>{task.queueName}</Queue>
    </Line>
  );
}

/** Apart from the line, so that a passing second renders this text alone. */
function Since({ time }: { readonly time: Date }): React.ReactElement {
  return <>{durationText(useNow() - time.getTime())}</>;
}
