// Events and replies as the text that crosses the boundary.
import type { Answer, CallId, CallView, Event, Refusal, Reply, Snapshot, SnapshotTold } from './protocol';

/** JSON.stringify writes a lone surrogate as an escape, which is no valid JSON text for the core's strict reader. */
const LONE_SURROGATE_ESCAPE = /\\ud[89a-f][0-9a-f]{2}/;
/** With the `u` flag a pair is one character, so that only lone surrogates are of category Cs. */
const LONE_SURROGATE = /\p{Cs}/gu;

export function toText(event: Event): string {
  const text = JSON.stringify(event);
  if (!LONE_SURROGATE_ESCAPE.test(text)) return text;
  return JSON.stringify(event, (_key, value: unknown) =>
    typeof value === 'string' ? value.replace(LONE_SURROGATE, '\uFFFD') : value,
  );
}

/** What the core said to an event, with the calls as they stand now. */
export type Heard = Omit<Answer, 'snapshot'> & { readonly snapshot: Snapshot };

export const NOTHING: Snapshot = {
  live: null,
  shown: null,
  accepting: [],
  hangingUp: [],
  dialling: false,
  showGivenUp: false,
  calls: [],
};

/** @param last the snapshot of this core's reply before, at first NOTHING; a call that is as it was then is the same object */
export function toReply(text: string, last: Snapshot): Heard | Refusal {
  const reply = JSON.parse(text) as Reply;
  if ('error' in reply) return reply;
  return { ...reply, snapshot: reply.snapshot ? renewed(last, reply.snapshot) : last };
}

function renewed(last: Snapshot, told: SnapshotTold): Snapshot {
  const known = (id: CallId): CallView => {
    const call = last.calls.find((one) => one.call === id);
    if (!call) throw new Error(`The core names call ${id}, of which it has not told`);
    return call;
  };
  return { ...told, calls: told.calls.map((call) => (typeof call === 'number' ? known(call) : call)) };
}
