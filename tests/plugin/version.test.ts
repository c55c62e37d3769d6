import { expect, it } from 'vitest';
import { isAtLeast, OLDEST_FLEX } from '../../plugin/src/version';

it.each(['2.8.0', '2.8.2', '2.10.1', '2.17.1', '3.0.0', '2.9.0-rc.1', 'v2.12.0'])(
  'works with Flex %s',
  (version) => {
    expect(isAtLeast(version, OLDEST_FLEX)).toBe(true);
  },
);

it.each(['2.7.9', '1.34.0', '2.0.0', '0.0.0', '', 'latest', '2.8'])(
  'does not work with Flex %s',
  (version) => {
    expect(isAtLeast(version, OLDEST_FLEX)).toBe(false);
  },
);
