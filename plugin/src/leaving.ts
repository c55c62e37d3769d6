/** Asks before the page is left with calls on further lines, which it would end (P27). */
import type { MultiCall } from '../../js-glue/src';
import type { Stop } from './parts';

export function askBeforeLeaving(session: Pick<MultiCall, 'snapshot'>, question: () => string): Stop {
  const leaving = (event: BeforeUnloadEvent): void => {
    if (!session.snapshot.calls.some((call) => call.line > 0)) return;
    event.preventDefault();
    event.returnValue = question(); // browsers show words of their own, but only if there are some
  };
  window.addEventListener('beforeunload', leaving);
  return () => window.removeEventListener('beforeunload', leaving);
}
