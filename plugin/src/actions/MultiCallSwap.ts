/** `MultiCallSwap {sid}` (or `{task}`, as with Flex's own actions): the task's call is live, the others are silent and held. */
import type { Parts, Stop } from '../parts';
import { makeLive } from './live';
import { registerAction } from './register-action';

interface SwapPayload {
  readonly sid?: string;
  readonly task?: { readonly sid: string };
}

export function onSwap(parts: Parts): Stop {
  return registerAction('MultiCallSwap', async (payload) => {
    const { sid, task } = (payload ?? {}) as SwapPayload;
    const wanted = task?.sid ?? sid;
    const call = parts.session.snapshot.calls.find(
      (each) => each.task === wanted && each.task !== null && each.stage === 'open',
    );
    if (!call) throw new Error('MultiCallSwap: the task has no open call');
    await makeLive(parts, call);
  });
}
