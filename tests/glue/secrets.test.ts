// P24: tokens and connectTokens are used, and never written down: not in the journal, not in the log.
import { expect, test } from 'vitest';
import { describe } from '../../js-glue/src/log';
import { answers, beingForwarded, forwarding, glue, settled } from './doubles/glue';

const TOKEN = 'eyJhbGciOiJIUzI1NiJ9.eyJncmFudHMiOnsidm9pY2UiOnt9fX0.c2lnbmF0dXJlLXNpZ25hdHVyZQ';
const CONNECT_TOKEN =
  'JTdCJTIyY3VzdG9tUGFyYW1ldGVycyUyMiUzQSU3QiU3RCUyQyUyMnBhcmFtZXRlcnMlMjIlM0ElN0IlN0QlN0Q=';

test('No event carries a token, whatever happens to the call', async () => {
  const all = await beingForwarded();
  all.device.updateToken(TOKEN);
  const other = all.device.rings({ sid: 'CA2', connectToken: CONNECT_TOKEN });
  await settled(() => all.further[1]?.connecting.length);
  all.further[1]?.connecting[0]?.reject(new Error(`Cannot parse ${CONNECT_TOKEN} of ${TOKEN}`));
  await settled(() => answers(all).length);
  other.cancelled();
  const journal = JSON.stringify(all.multiCall.exportJournal());
  const written = JSON.stringify(all.core().told) + journal + all.log.lines.join('\n');
  expect(journal).toContain('Cannot parse … of …');
  expect(written).toContain('Cannot parse … of …');
  expect(written).not.toContain(TOKEN);
  expect(written).not.toContain(CONNECT_TOKEN);
});

test('A trap that quotes its input is logged without the secret in it', () => {
  const all = glue((event, core) => {
    if (event.type === 'taskSelected') throw new Error(`bad text: ${TOKEN}`);
    return forwarding()(event, core);
  });
  all.multiCall.post({ type: 'taskSelected', task: null });
  expect(all.log.lines).toContain('error The core trapped on taskSelected: Error: bad text: …');
});

test('What errors say of themselves keeps SIDs, codes and sentences', () => {
  const sid = 'CA0123456789abcdef0123456789abcdef';
  const error = Object.assign(new Error(`Call ${sid} could not be found`), { code: 31480 });
  expect(describe(error)).toBe(`Error 31480: Call ${sid} could not be found`);
  expect(describe({ toString: () => 'x'.repeat(39) })).toHaveLength(39);
  expect(describe('a '.repeat(1000))).toHaveLength(300);
});
