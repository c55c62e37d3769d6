// What was heard, in both directions, as it was measured: microphones at the far ends, tones in the pages.
import type { Heard, Leg, Listening, Overlap } from '../ports';
import { EARS_RESOLUTION_MS, PACKETS_RESOLUTION_MS, SpanLog, coincidenceMs } from './spans';

type Sound = Omit<Heard, 'fromMs' | 'toMs'>;

const KEEP_MS = 300_000;

export class HeardLog {
  readonly #spans = new SpanLog<Sound>(
    ({ direction, worker, party, conferenceSid }) => `${direction} ${worker} ${party} ${conferenceSid}`,
    { keepMs: KEEP_MS },
  );

  readonly #listened = new SpanLog<string>(String, { keepMs: KEEP_MS });

  /** The ears of a worker's page were at work, and all that they heard in it has been noted. */
  listenedTo(worker: string, fromMs: number, toMs: number): void {
    this.#listened.add(worker, fromMs, toMs);
  }

  listened(worker: string, fromMs: number, toMs: number): Listening {
    const spans = this.#listened.between(fromMs).filter(({ key }) => key === worker);
    return {
      ms: spans.reduce((sum, span) => sum + Math.max(0, Math.min(span.toMs, toMs) - span.fromMs), 0),
      untilMs: Math.max(0, ...spans.map((span) => span.toMs)),
    };
  }

  /** A worker's microphone reached a party. */
  toParty(worker: string, { callSid: party, conferenceSid }: Leg, fromMs: number, toMs: number): void {
    this.#spans.add({ direction: 'toParty', worker, party, conferenceSid }, fromMs, toMs);
  }

  /** A party came out of a worker's page. */
  toWorker(worker: string, { callSid: party, conferenceSid }: Leg, fromMs: number, toMs: number): void {
    this.#spans.add({ direction: 'toWorker', worker, party, conferenceSid }, fromMs, toMs);
  }

  between(fromMs: number, toMs = Infinity): Heard[] {
    return this.#spans.between(fromMs, toMs).map(({ key, ...span }) => ({ ...key, ...span }));
  }

  overlap(worker: string, fromMs: number, toMs: number): Overlap {
    const spans = this.#spans.between(fromMs, toMs).filter(({ key }) => key.worker === worker);
    const together = (direction: Heard['direction']): number =>
      coincidenceMs(
        spans.filter(({ key }) => key.direction === direction),
        (key) => key.conferenceSid,
        direction === 'toWorker' ? EARS_RESOLUTION_MS : PACKETS_RESOLUTION_MS,
      );
    return { toWorkerMs: together('toWorker'), toPartyMs: together('toParty') };
  }
}
