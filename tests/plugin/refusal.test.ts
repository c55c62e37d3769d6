import { describe, expect, it } from 'vitest';
import { refusalOf } from '../../plugin/src/refusal';

/** As Flex throws: its own error around what the action threw. */
const flexError = (message: string, wrappedError: unknown) =>
  Object.assign(new Error(message), { content: { wrappedError } });
/** As the TaskRouter SDK throws: the status is in the text, the response is gone. */
const taskRouter = (status: number) =>
  Object.assign(new Error(`Request failed with status code ${status}. Too many requests`), {
    name: 'REQUEST_INVALID',
  });

describe('a refusal', () => {
  it('says what lies innermost', () => {
    const thrown = flexError('Action failed', flexError('Could not hold participant', taskRouter(429)));
    expect(refusalOf(thrown).reason).toBe('Request failed with status code 429. Too many requests');
  });

  it('is worth another try at 429 and on the server’s own errors', () => {
    expect(refusalOf(flexError('x', taskRouter(429))).final).toBe(false);
    expect(refusalOf(new Error('Server responded with status code 503. Unavailable')).final).toBe(false);
    expect(refusalOf(new Error('Network error has occurred. timeout of 5000ms exceeded')).final).toBe(false);
    expect(refusalOf(new Error('Action HoldParticipant cancelled by before event')).final).toBe(false);
  });

  it.each([403, 404, 410])('is final at %s', (status) => {
    expect(refusalOf(flexError('x', taskRouter(status))).final).toBe(true);
  });

  it('reads the status text of the Interactions SDK', () => {
    expect(refusalOf(new Error('POST request failed: Not Found')).final).toBe(true);
    expect(refusalOf(new Error('POST request failed: Too Many Requests')).final).toBe(false);
  });

  it('says how long to wait: as the response does, where it is still there, else a second at 429', () => {
    const response = { status: 429, headers: { 'retry-after': '2' } };
    expect(refusalOf(flexError('x', { message: 'y', response })).retryAfterMs).toBe(2000);
    expect(refusalOf(flexError('x', taskRouter(429))).retryAfterMs).toBe(1000);
    expect(refusalOf({ response: { status: 429, headers: { 'retry-after': 'soon' } } }).retryAfterMs).toBe(
      1000,
    );
    expect(refusalOf(flexError('x', taskRouter(503))).retryAfterMs).toBeNull();
  });

  it.each([[undefined], [null], [''], [0], [{}], ['gone'], [new Error('')]])(
    'has a reason whatever was thrown: %s',
    (thrown) => {
      expect(refusalOf(thrown).reason).not.toBe('');
    },
  );

  it('comes to an end with an error that wraps itself', () => {
    const endless = flexError('round', undefined);
    Object.assign(endless.content, { wrappedError: endless });
    expect(refusalOf(endless).reason).toBe('round');
  });
});
