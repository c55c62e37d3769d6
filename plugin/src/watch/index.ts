/** Flex's store becomes events: one subscription, differences only. */
import type { Parts, Stop } from '../parts';
import { watchMonitoring } from './monitoring';
import { watchSelection } from './selection';
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
  return parts.flex.subscribe(look);
}
