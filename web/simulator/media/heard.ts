// What was heard, in both directions, as it was measured: microphones at the far ends, tones in the pages.
import type { Heard, Leg, Overlap } from '../ports';
import { EARS_RESOLUTION_MS, PACKETS_RESOLUTION_MS, SpanLog, coincidenceMs } from './spans';

type Sound = Omit<Heard, 'fromMs' | 'toMs'>;

const KEEP_MS = 300_000;

export class HeardLog {
  readonly #spans = new SpanLog<Sound>(
    ({ direction, worker, party, conferenceSid }) => `${direction} ${worker} ${party} ${conferenceSid}`,
    { keepMs: KEEP_MS },
  );

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
