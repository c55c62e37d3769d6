/** The agent opens the dial-pad, which Flex refuses while it shows a call: with every call on hold it shows none (P29). */
import type { Snapshot } from '../../../js-glue/src';
import type { Parts, Stop } from '../parts';
import { areOnHold } from '../watch/parties';
import { replaceAction } from './replace-action';

export function onToggleOutboundDialer({ session, shown, flex }: Parts): Stop {
  return replaceAction('ToggleOutboundDialer', (payload, next) =>
    everyCallIsOnHold(session.snapshot) && !flex.state.view.isOutboundDialerOpen
      ? shown.during(null, () => next(payload))
      : next(payload),
  );
}

export function everyCallIsOnHold({ calls }: Snapshot): boolean {
  return calls.length > 0 && calls.every(({ parties }) => areOnHold(parties));
}
