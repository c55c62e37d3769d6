/** `MultiCallToggleMute`: the agent mutes or unmutes one call, whatever is shown. Of a call that is not live it is remembered (P5). */
import type { Parts, Stop } from '../parts';
import { openCall } from './named-call';
import { registerAction } from './register-action';

const NAME = 'MultiCallToggleMute';

export function onToggleOneMute({ session }: Parts): Stop {
  return registerAction(NAME, (payload) => {
    const { call, agentMuted } = openCall(NAME, session, payload);
    session.post({ type: 'muteRequested', call, muted: !agentMuted });
    return Promise.resolve();
  });
}
