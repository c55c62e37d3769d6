/** One call of a worker in the Teams view: who, how it stands and since when, and the queue. */
import * as React from 'react';
import { TaskHelper, type ITask } from '@twilio/flex-ui';
import { stopAll } from '../parts';
import type { Words } from '../strings';
import { stateOf, stateWord, type CallState } from './call-state';
import type { Conferences } from './conferences';
import { Since } from './Since';

/** What every line of the column has alike. */
export interface Column {
  readonly words: Words;
  readonly conferences: Conferences;
}

interface Properties {
  readonly column: Column;
  readonly task: ITask;
  /** The tasks of the worker's other calls, by space: text, so that a line knows when they are the same. */
  readonly beside: string;
  readonly selected: boolean;
  readonly monitored: boolean;
  readonly onOpen: (task: ITask) => void;
  /** What is drawn of the task, beside the task: Flex may change it in place. */
  readonly attributes: unknown;
  readonly queue: string;
  /** ms since the epoch */
  readonly time: number;
  readonly ringing: boolean;
}

/** Flex draws all rows again when anything changes in any; a line has to only when its own call has. */
export const CallLine = React.memo(function CallLine({
  column: { words, conferences },
  task,
  beside,
  selected,
  monitored,
  onOpen,
  queue,
  time,
  ringing,
}: Properties): React.ReactElement {
  const known = useConferenceState(conferences, task, beside);
  const state = ringing ? 'ringing' : known;
  const name = task.defaultFrom;
  const word = words(stateWord[state]);
  return (
    <button
      type="button"
      className="MultiCall-CallLine"
      data-state={state}
      data-task={task.sid}
      data-monitored={monitored}
      // There is nothing to listen to yet.
      disabled={ringing}
      aria-pressed={selected}
      title={words('MultiCallOpenCall', { name, state: word, queue })}
      onClick={(event: React.MouseEvent) => {
        event.stopPropagation(); // the row's own click selects the worker
        onOpen(task);
      }}
    >
      <span className="MultiCall-CallHead">
        <span className="MultiCall-CallName">{name}</span>
        <span className="MultiCall-CallState">
          {word} <Since time={time} />
        </span>
      </span>
      <span className="MultiCall-CallQueue">{queue}</span>
    </button>
  );
});

/** What is read of a task for its line, at each of Flex's renderings. */
export function drawnOf(task: ITask): Pick<Properties, 'attributes' | 'queue' | 'time' | 'ringing'> {
  return {
    attributes: task.attributes,
    queue: task.queueName,
    time: task.dateUpdated.getTime(),
    ringing: !TaskHelper.isTaskAccepted(task),
  };
}

function useConferenceState(
  conferences: Conferences,
  { taskSid, workerSid }: ITask,
  beside: string,
): CallState {
  const others = beside.split(' ').filter(Boolean);
  const read = (): CallState =>
    stateOf(
      conferences.participants(taskSid),
      others.map((other) => conferences.participants(other)),
      workerSid,
    );
  const [, draw] = React.useState(read);
  React.useEffect(() => {
    draw(read()); // it may have changed since it was drawn
    const stops = [taskSid, ...others].map((each) => conferences.follow(each, () => draw(read())));
    return () => stopAll(stops);
  }, [conferences, taskSid, workerSid, beside]);
  return read();
}
