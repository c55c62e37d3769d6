/** A call's row in the task list says how the call stands, where Flex says "Live" of each. */
import * as React from 'react';
import { TaskListItem } from '@twilio/flex-ui';
import type { AgentCall } from './agent-calls';
import { CallState } from './CallState';
import { Row } from './styles';
import { useCallOf } from './use-agent-calls';
import { stateText, type AgentView } from './view';

/** Flex never lets go of a wrapper; of calls that are no longer told there are none, and the row is Flex's own. */
export function sayInRows(view: AgentView): void {
  TaskListItem.Content.addWrapper((Original) => {
    return function RowWithState(properties) {
      const call = useCallOf(properties.task, view.calls);
      if (!call) return <Original {...properties} />;
      return <Original {...properties} secondLine={<RowState call={call} view={view} />} />;
    };
  });
}

function RowState({
  call,
  view,
}: {
  readonly call: AgentCall;
  readonly view: AgentView;
}): React.ReactElement {
  const line = React.useRef<HTMLSpanElement>(null);
  const spoken = stateText(call, view.words);
  // Flex names the row as a whole, so that what is written in it is not read; a description is.
  React.useEffect(() => {
    const row = line.current?.closest('[role="button"]');
    row?.setAttribute('aria-description', spoken);
    return () => row?.removeAttribute('aria-description');
  }, [spoken]);
  return (
    <Row
      ref={line}
      className="MultiCall-Row"
      data-task={call.task}
      data-live={call.live}
      // Where the list is narrow, the end of it is cut.
      title={spoken}
    >
      <CallState call={call} view={view} />
    </Row>
  );
}
