/**
 * A call's line in the Teams view stands where Flex's `Supervisor.TaskCard` does, so what other plugins draw around that card
 * they draw around the line: the colours of the template's feature `teams_view_enhancements`, for example. Flex builds a
 * card of its wrappers in the same way (source: withHOC).
 */
import * as React from 'react';
import { Supervisor, type ITask } from '@twilio/flex-ui';

/** What Flex gives its card (source: TaskCardListImpl), and wrappers read. */
export interface Card {
  readonly task: ITask;
  readonly selected: boolean;
  readonly highlighted: boolean;
  readonly onClick: (task: ITask) => void;
}

type Component = React.ComponentType<Card>;

const Line = React.createContext<React.ReactElement | null>(null);

/** Innermost: what wrappers do with the card's properties changes nothing of the line. */
function Innermost(): React.ReactElement | null {
  return React.useContext(Line);
}

let built: { readonly wrappers: number; readonly Wrapped: Component } = { wrappers: 0, Wrapped: Innermost };

function wrapped(): Component {
  const wrappers = Supervisor.TaskCard.Content.getAllWrappers();
  if (wrappers.length !== built.wrappers) {
    const Wrapped = wrappers.reduce<Component>((Inner, wrap) => wrap(Inner as never) as never, Innermost);
    built = { wrappers: wrappers.length, Wrapped };
  }
  return built.Wrapped;
}

export function InTaskCard({
  card,
  children,
}: {
  readonly card: Card;
  readonly children: React.ReactElement;
}): React.ReactElement {
  const Wrapped = wrapped();
  if (Wrapped === Innermost) return children;
  return (
    <Line.Provider value={children}>
      <Wrapped {...card} />
    </Line.Provider>
  );
}
