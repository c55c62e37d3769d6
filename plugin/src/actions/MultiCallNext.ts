/** `MultiCallNext`: the call after the live one is live, by the order in which they came; after the last, the first. */
import type { Parts, Stop } from '../parts';
import { makeLive } from './live';
import { registerAction } from './register-action';

export function onNext(parts: Parts): Stop {
  return registerAction('MultiCallNext', async () => {
    const open = parts.session.snapshot.calls.filter(({ stage }) => stage === 'open');
    const next = open[(open.findIndex(({ live }) => live) + 1) % open.length];
    if (next && !next.live) await makeLive(parts, next);
  });
}
