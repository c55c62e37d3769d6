/**
 * The agent's calls, one chip each; a click makes the call live. A toolbar: one tab stop, the arrow keys go from chip to
 * chip, Enter and Space press it (WAI-ARIA Authoring Practices, toolbar pattern).
 */
import * as React from 'react';
import { Actions } from '@twilio/flex-ui';
import type { AgentCall } from './agent-calls';
import { CallState } from './CallState';
import { Bar, Chip, Line, Name } from './styles';
import { useCovered } from './use-covered';
import { useFocusKept } from './use-focus-kept';
import { useSeveralCalls } from './use-agent-calls';
import type { AgentView } from './view';

interface Properties {
  readonly view: AgentView;
}

/** What Flex puts beside the panel's own content: nothing with one call. */
export function CallsBar({ view }: Properties): React.ReactElement | null {
  const calls = useSeveralCalls(view.calls);
  return calls.length > 0 ? <Chips calls={calls} view={view} /> : null;
}

function Chips({ calls, view }: Properties & { readonly calls: readonly AgentCall[] }): React.ReactElement {
  const bar = React.useRef<HTMLDivElement>(null);
  const [visited, setVisited] = React.useState<string | null>(null);
  const covered = useCovered();
  useFocusKept(bar);
  const stop = calls.find(({ task }) => task === visited) ?? calls[0];
  return (
    <Bar
      ref={bar}
      className="MultiCall-Bar"
      role="toolbar"
      aria-label={view.words('MultiCallBar')}
      style={{ top: covered }}
      onKeyDown={moveFocus}
      // The next visit by Tab begins with the live call.
      onBlur={({ currentTarget, relatedTarget }: React.FocusEvent) => {
        if (relatedTarget && !currentTarget.contains(relatedTarget)) setVisited(null);
      }}
    >
      {calls.map((call) => (
        <Chip
          key={call.task}
          type="button"
          className="MultiCall-Chip"
          data-task={call.task}
          tabIndex={call === stop ? 0 : -1}
          aria-pressed={call.live}
          title={`${call.name} · ${call.queue}`}
          onFocus={() => setVisited(call.task)}
          onClick={() => swapTo(call)}
        >
          <Name>{call.name}</Name>
          <Line>{call.queue}</Line>
          <CallState call={call} view={view} />
        </Chip>
      ))}
    </Bar>
  );
}

/** Flex reports what an action throws. */
function swapTo({ task }: AgentCall): void {
  Actions.invokeAction('MultiCallSwap', { sid: task }).catch(() => {});
}

function moveFocus(event: React.KeyboardEvent<HTMLDivElement>): void {
  const chips = [...event.currentTarget.querySelectorAll('button')];
  const at = chips.findIndex((chip) => chip === document.activeElement);
  const goal = goalOf(event.key, at, chips.length);
  if (at < 0 || goal === null) return;
  event.preventDefault();
  chips[goal]?.focus();
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
