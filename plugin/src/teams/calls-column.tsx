/**
 * Replaces the `calls` column of the Teams view (S11). Flex's own lays every call out as a card of one fixed size,
 * which cuts names and queues off; this one gives each call a line that wraps.
 */
import * as React from 'react';
import { ColumnDefinition, TaskHelper, WorkersDataTable, type ITask } from '@twilio/flex-ui';
import type { Stop } from '../parts';
import type { Words } from '../strings';
import { CallLine } from './CallLine';
import { Lines } from './styles';

interface Row {
  readonly tasks: readonly ITask[];
}

/** What Flex gives a cell beside its row (source: WorkersDataTableImpl, `columnDataCreationContext`). */
interface Context {
  readonly selectedTask?: ITask;
  readonly monitoredTaskSid?: string;
  readonly onTaskSelected: (task: ITask) => void;
}

export function replaceCallsColumn(words: Words): Stop {
  const content = (row: Row, context: Context): React.ReactElement => (
    <Lines className="MultiCall-Calls">
      {row.tasks.filter(isOpenCall).map((task) => (
        <CallLine
          key={task.sid}
          task={task}
          selected={context.selectedTask?.sid === task.sid}
          monitored={context.monitoredTaskSid === task.taskSid}
          words={words}
          onOpen={context.onTaskSelected}
        />
      ))}
    </Lines>
  );
  // The key stays Flex's own, so that the column keeps its place and a supervisor's choice of columns holds.
  const column = (
    <ColumnDefinition<Row, Context>
      key="calls"
      name="calls"
      header={words('MultiCallColumnCalls')}
      content={content}
      sortingFn={(a, b) => openCalls(a) - openCalls(b)}
    />
  );
  return WorkersDataTable.Content.replace(column);
}

/** The same calls that Flex's column shows. */
function isOpenCall(task: ITask): boolean {
  return TaskHelper.isCallTask(task) && TaskHelper.isTaskAccepted(task);
}

function openCalls(row: Row): number {
  return row.tasks.filter(isOpenCall).length;
}
