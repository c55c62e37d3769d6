/** Flex's store becomes events: one subscription, differences only. */
import type { Parts, Stop } from '../parts';
import { watchMonitoring } from './monitoring';
import { watchSelection } from './selection';
import { watchDirectHolds } from './direct-holds';
import type { TaskWatch } from './tasks';

/** Looks at the store once now and after every change of it. Each looker remembers what it saw before it posts. */
export function watchStore(parts: Parts, tasks: TaskWatch): Stop {
  const lookers = [
    () => tasks.look(),
    watchMonitoring(parts),
    watchSelection(parts),
    () => parts.shown.observe(),
  ];
  const look = (): void => lookers.forEach((each) => each());
  look();
  const stops = [
    parts.flex.subscribe(look),
    parts.session.subscribe(() => tasks.endWhatIsOver()),
    watchDirectHolds(parts, tasks),
  ];
  return () => stops.forEach((stop) => stop());
}
