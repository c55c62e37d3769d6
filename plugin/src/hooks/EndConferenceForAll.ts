/** The agent ends the call for everybody in it. Flex asks Twilio to, if it shows a call, and refuses otherwise. */
import type { Parts, Stop } from '../parts';
import { hangUpWhenItComes } from './hang-up-wish';
import { onOwnCall } from './on-own-call';

export function onEndConferenceForAll(parts: Parts): Stop {
  return onOwnCall('EndConferenceForAll', parts, async (_, task, alone) =>
    (await hangUpWhenItComes(parts, task)) ? undefined : alone(),
  );
}
