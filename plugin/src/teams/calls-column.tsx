/**
 * Replaces the `calls` column of the Teams view (S11). Flex's own lays every call out as a card of one fixed size,
 * which cuts names and queues off; this one gives each call a line that wraps.
 */
import * as React from 'react';
import { ColumnDefinition, Supervisor, TaskHelper, WorkersDataTable, type ITask } from '@twilio/flex-ui';
import type { FlexFacts } from '../flex-facts';
import { startAll, type Stop } from '../parts';
import type { Words } from '../strings';
import { CallLine, drawnOf, type Column } from './CallLine';
import { Conferences } from './conferences';
import { Lines } from './styles';
import { InTaskCard } from './task-card';

interface Row {
  readonly tasks: readonly ITask[];
}

/** What Flex gives a cell beside its row (source: WorkersDataTableImpl, `columnDataCreationContext`). */
interface Context {
  readonly selectedTask?: ITask;
  readonly monitoredTaskSid?: string;
  readonly onTaskSelected: (task: ITask) => void;
}

type ColumnKey = Parameters<typeof WorkersDataTable.Content.remove>[0];

/** Flex's own column, by the key its enum has for it; the enum itself is not among Flex's exports. */
const WORKERS_CALLS = 'calls' as ColumnKey;

/** Flex's columns are numbered by their place: the agent is 0, and the tasks follow at 2 or, in later versions, at 4. */
const BEHIND_AGENT = 1.5;

export function replaceCallsColumn(words: Words, flex: FlexFacts): Stop {
  const shared: Column = { words, conferences: new Conferences(flex) };
  const content = (row: Row, context: Context): React.ReactElement => {
    const calls = row.tasks.filter(isOpenCall);
    // Flex's own list draws what every other column draws where there is nothing.
    if (calls.length === 0) return <Supervisor.TaskCardList tasks={[]} />;
    return (
      <Lines className="MultiCall-Calls">
        {calls.map((task) => {
          const card = {
            task,
            selected: context.selectedTask?.sid === task.sid,
            highlighted: context.monitoredTaskSid === task.taskSid,
            onClick: context.onTaskSelected,
          };
          return (
            <InTaskCard key={task.sid} card={card}>
              <CallLine
                column={shared}
                task={task}
                beside={besideOf(task, calls)}
                {...drawnOf(task)}
                selected={card.selected}
                monitored={card.highlighted}
                onOpen={card.onClick}
              />
            </InTaskCard>
          );
        })}
      </Lines>
    );
  };
  // Flex finds a supervisor's choice of columns by asking whether a key includes `calls`; `calls` itself is removed,
  // whoever adds it (source: DataTable.updateColumnOrderAccPreference, DynamicComponent).
  const column = (
    <ColumnDefinition<Row, Context>
      key="multi-call-calls"
      name="calls"
      header={words('MultiCallColumnCalls')}
      content={content}
      sortingFn={(a, b) => openCalls(a) - openCalls(b)}
    />
  );
  const { Content } = WorkersDataTable;
  return startAll([
    () => Content.remove(WORKERS_CALLS),
    () => Content.add(column, { sortOrder: BEHIND_AGENT }),
  ]);
}

function besideOf(task: ITask, calls: readonly ITask[]): string {
  return calls
    .filter((call) => call.taskSid !== task.taskSid)
    .map((call) => call.taskSid)
    .join(' ');
}

/** The calls that Flex's own column shows, and those that ring. */
function isOpenCall(task: ITask): boolean {
  return TaskHelper.isCallTask(task) && (TaskHelper.isTaskAccepted(task) || TaskHelper.isPending(task));
}

function openCalls(row: Row): number {
  return row.tasks.filter(isOpenCall).length;
}
