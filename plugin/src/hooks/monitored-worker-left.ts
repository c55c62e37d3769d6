/** When a supervisor no longer listens, in Flex's own eyes. */
import type { FlexFacts } from '../flex-facts';

/** How long Flex may take to notice, in milliseconds. */
const PATIENCE_MS = 3000;

/** Resolves when Flex's state says that nobody is monitored, and after `PATIENCE_MS` in any case. */
export function noLongerMonitored(flex: FlexFacts): Promise<void> {
  return new Promise((resolve) => {
    const done = (): void => {
      stop();
      clearTimeout(timer);
      resolve();
    };
    const stop = flex.subscribe(() => {
      if (!flex.isMonitoring()) done();
    });
    const timer = setTimeout(done, PATIENCE_MS);
  });
}
