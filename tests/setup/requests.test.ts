import { beforeEach, describe, expect, it } from 'vitest';
import { Failure, Gone } from '../../plugin/setup/failure';
import { Requests } from '../../plugin/setup/requests';

let time: number;
let told: string[];
let requests: Requests;
beforeEach(() => {
  time = 0;
  told = [];
  const wait = (ms: number): Promise<void> => {
    time += ms;
    return Promise.resolve();
  };
  requests = new Requests({ now: () => time, wait }, (text) => told.push(text), 'region us1, by tests');
});

/** A request that fails with this so many times, and then succeeds. */
function failing(trouble: object, times = Infinity): () => Promise<string> {
  let tries = 0;
  return () =>
    ++tries > times ? Promise.resolve('done') : Promise.reject(Object.assign(new Error('no'), trouble));
}

describe('a request', () => {
  it('is made again, with growing pauses, while Twilio is hurried', async () => {
    expect(await requests.ask('look', failing({ status: 429 }, 5))).toBe('done');
    expect(time).toBe(1000 + 2000 + 4000 + 8000 + 16_000);
    await expect(requests.ask('look', failing({ status: 429 }))).rejects.toThrow('(429): try again later');
  });

  it('waits when another was told to', async () => {
    let at = -1;
    const hurried = requests.ask('look', failing({ status: 429 }, 1));
    await hurried;
    await requests.ask('look', () => Promise.resolve((at = time)));
    expect(at).toBeGreaterThanOrEqual(1000);
  });

  it('is made again a few times when the network or Twilio stumbles', async () => {
    for (const trouble of [{ code: 'ECONNRESET' }, { status: 503 }]) {
      expect(await requests.ask('look', failing(trouble, 3))).toBe('done');
      await expect(requests.ask('look', failing(trouble))).rejects.toThrow(Failure);
    }
  });

  it('is made once when Twilio says no', async () => {
    for (const status of [400, 401, 403, 404]) {
      await expect(requests.ask('look', failing({ status }, 1))).rejects.toThrow(
        status === 404 ? Gone : Failure,
      );
    }
    expect([time, told]).toEqual([0, []]);
  });

  it('fails without showing its credentials, whatever the network calls its trouble', async () => {
    const trouble = {
      code: 'SELF_SIGNED_CERT_IN_CHAIN',
      config: { headers: { Authorization: 'Basic c2VjcmV0' } },
    };
    const failure: unknown = await requests.ask('look', failing(trouble)).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(Failure);
    expect(JSON.stringify([failure, String(failure), ...told])).not.toContain('c2VjcmV0');
    expect(String(failure)).toContain(
      'could not be reached to look (SELF_SIGNED_CERT_IN_CHAIN; region us1, by tests)',
    );
  });

  it('names the host that was not found', async () => {
    const config = { url: 'https://flex-api.sydney.au1.twilio.com/v1/Configuration', auth: 'c2VjcmV0' };
    const trouble = { code: 'ENOTFOUND', config };
    await expect(requests.ask('look', failing(trouble))).rejects.toThrow(
      'could not be reached at flex-api.sydney.au1.twilio.com to look (ENOTFOUND; region us1, by tests)',
    );
  });

  it('tells a trouble once that several requests have', async () => {
    await Promise.all([1, 2, 3].map(() => requests.ask('look', failing({ status: 503 }, 1))));
    expect(told).toHaveLength(1);
  });

  it('lets a mistake of ours through as it is', async () => {
    const mistake = new TypeError('x is not a function');
    await expect(requests.ask('look', () => Promise.reject(mistake))).rejects.toBe(mistake);
  });
});

it('makes no more than three searches in any second', async () => {
  const at: number[] = [];
  for (let i = 0; i < 9; i++) await requests.search('search', () => Promise.resolve(at.push(time)));
  for (let i = 3; i < at.length; i++) expect((at[i] ?? 0) - (at[i - 3] ?? 0)).toBeGreaterThan(1000);
});
