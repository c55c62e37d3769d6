/**
 * The agent's calls, one chip each; a click makes the call live. A toolbar: one tab stop, the arrow keys go from button to
 * button, Enter and Space press it (WAI-ARIA Authoring Practices, toolbar pattern).
 */
import * as React from 'react';
import type { AgentCall } from './agent-calls';
import { CallState } from './CallState';
import { LooseButtons } from './LooseButtons';
import { invoke, targetOf } from './press';
import { Bar, Cell, Chip, Line, Name } from './styles';
import { useCovered } from './use-covered';
import { useFocusKept } from './use-focus-kept';
import { useSeenCalls } from './use-agent-calls';
import type { AgentView } from './view';

interface Properties {
  readonly view: AgentView;
}

/** What Flex adds to the panel's own content. Nothing while the only call is one that Flex shows as it is. */
export function CallsBar({ view }: Properties): React.ReactElement | null {
  const calls = useSeenCalls(view.calls);
  return calls.length > 0 ? <Chips calls={calls} view={view} /> : null;
}

function Chips({ calls, view }: Properties & { readonly calls: readonly AgentCall[] }): React.ReactElement {
  const bar = React.useRef<HTMLDivElement>(null);
  const [visited, setVisited] = React.useState<string | null>(null);
  const covered = useCovered();
  useFocusKept(bar);
  const stops = calls.flatMap(({ key, loose }) => [key, ...(loose ? [`${key} mute`, `${key} hang up`] : [])]);
  const stop = visited !== null && stops.includes(visited) ? visited : stops[0];
  /** What makes a button one of the toolbar's: the arrow keys go to it, and Tab to the one visited last. */
  const asStop = (id: string) => ({ tabIndex: id === stop ? 0 : -1, onFocus: () => setVisited(id) });
  return (
    <Bar
      ref={bar}
      className="MultiCall-Bar"
      role="toolbar"
      aria-label={view.words('MultiCallBar')}
      data-wide={calls.some(({ loose }) => loose)}
      style={{ top: covered }}
      onKeyDown={moveFocus}
      // The next visit by Tab begins with the live call.
      onBlur={({ currentTarget, relatedTarget }: React.FocusEvent) => {
        if (relatedTarget && !currentTarget.contains(relatedTarget)) setVisited(null);
      }}
    >
      {calls.map((call) => (
        <Cell key={call.key}>
          <Chip
            type="button"
            className="MultiCall-Chip"
            data-task={call.task}
            data-call={call.callSid}
            aria-pressed={call.live}
            title={[call.name, call.queue].filter(Boolean).join(' · ')}
            onClick={() => invoke('MultiCallSwap', targetOf(call))}
            {...asStop(call.key)}
          >
            <Name>{call.name}</Name>
            <Line>{call.queue}</Line>
            <CallState call={call} view={view} />
          </Chip>
          {call.loose && (
            <LooseButtons
              call={call}
              words={view.words}
              mute={asStop(`${call.key} mute`)}
              hangUp={asStop(`${call.key} hang up`)}
            />
          )}
        </Cell>
      ))}
    </Bar>
  );
}

function moveFocus(event: React.KeyboardEvent<HTMLDivElement>): void {
  const buttons = [...event.currentTarget.querySelectorAll('button')];
  const at = buttons.findIndex((button) => button === document.activeElement);
  const goal = goalOf(event.key, at, buttons.length);
  if (at < 0 || goal === null) return;
  event.preventDefault();
  buttons[goal]?.focus();
}

/** Round and round, as the pattern allows. */
function goalOf(key: string, at: number, count: number): number | null {
  switch (key) {
    case 'ArrowRight':
    case 'ArrowDown':
      return (at + 1) % count;
    case 'ArrowLeft':
    case 'ArrowUp':
      return (at - 1 + count) % count;
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return null;
  }
}
