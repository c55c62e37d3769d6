/** `MultiCallSwap`: the call is live, the others are silent and held. */
import type { Parts, Stop } from '../parts';
import { makeLive } from './live';
import { openCall } from './named-call';
import { registerAction } from './register-action';

const NAME = 'MultiCallSwap';

export function onSwap(parts: Parts): Stop {
  return registerAction(NAME, (payload) => makeLive(parts, openCall(NAME, parts.session, payload)));
}
