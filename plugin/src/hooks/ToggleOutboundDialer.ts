/** The agent opens the dial-pad, which Flex refuses while it shows a call: with every call on hold it shows none (P29). */
import type { Snapshot } from '../../../js-glue/src';
import { wrapBody } from '../flex/own-body';
import type { Parts, Stop } from '../parts';
import { areOnHold } from '../watch/parties';

export function onToggleOutboundDialer({ session, shown, flex }: Parts): Stop {
  return wrapBody('ToggleOutboundDialer', (payload, body) =>
    everyCallIsOnHold(session.snapshot) && !flex.state.view.isOutboundDialerOpen
      ? shown.actingOn(null, () => body(payload))
      : body(payload),
  );
}

export function everyCallIsOnHold({ calls }: Snapshot): boolean {
  return calls.length > 0 && calls.every(({ parties }) => areOnHold(parties));
}
