// Sync's query language, as Flex UI speaks it.
import { describe, expect, it } from 'vitest';
import { compileQuery } from '../../../web/simulator/doors/sync/query';

const worker = {
  worker_sid: 'WK1',
  friendly_name: 'Ann',
  activity_name: 'Available',
  attributes: { skills: ['voice', 'chat'], level: 3 },
};
const matches = (query: string): boolean => compileQuery(query)(worker);

describe('a query', () => {
  it.each([
    ['', true],
    ['data.worker_sid == "WK1"', true],
    ["data.worker_sid == 'WK2'", false],
    ['data.worker_sid != "WK2"', true],
    ['data.friendly_name CONTAINS "an"', true],
    ['data.activity_name IN ["Available", "Break"]', true],
    ['data.activity_name NOT_IN ["Available"]', false],
    ['data.attributes.skills HAS "chat"', true],
    ['data.attributes.level == 3', true],
    ['data.worker_sid == "WK2" OR data.friendly_name == "Ann" AND data.attributes.level == 3', true],
    ['(data.worker_sid == "WK1" OR data.friendly_name == "Bob") AND data.attributes.level == 4', false],
    ['NOT (data.worker_sid == "WK1")', false],
    ['data.nothing.there == "x"', false],
  ])('%j is %s', (query, expected) => expect(matches(query)).toBe(expected));

  it.each(['data.x ~ "y"', 'data.x == "y" )', '(data.x == "y"', 'data.x FOO "y"'])(
    '%j cannot be read',
    (query) => expect(() => compileQuery(query)).toThrow(SyntaxError),
  );
});
