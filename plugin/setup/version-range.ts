/** Which release of Flex UI an admin's choice leads to: `2.8.1`, `~2.8.0`, `2.7.x`, `^2.7.0`, `2`, `>=2.5.0`. Rules of semver. */
import { isAtLeast, OLDEST_FLEX } from '../src/version';

export type Verdict = 'good' | 'too old' | 'unknown';

export interface Choice {
  readonly verdict: Verdict;
  readonly says: string;
}

const MAJOR = Number(OLDEST_FLEX.split('.')[0]);
const RANGE = /^(\^|~|>=|=|v)?\s*(\d+)(?:\.(\d+|x|\*))?(?:\.(\d+|x|\*))?(-[\w.-]+)?$/i;

export function chosenFlex(text: string | null): Choice {
  if (text === null) return { verdict: 'unknown', says: 'no version is set' };
  const found = RANGE.exec(text.trim());
  if (!found) return { verdict: 'unknown', says: `${text} is no version that this tool can read` };
  const [, sign = '', major = '', minor = 'x', patch = 'x', suffix = ''] = found;
  if (suffix !== '') return { verdict: 'unknown', says: `${text} is a pre-release` };
  if (sign === '>=')
    return { verdict: 'unknown', says: `${text} has no upper end, so a new major version comes unasked` };
  if (Number(major) !== MAJOR) {
    return Number(major) < MAJOR
      ? { verdict: 'too old', says: `${text} is too old` }
      : { verdict: 'unknown', says: `${text}: the plugin has not been tried with version ${major}` };
  }
  if (sign === '^' || /\D/.test(minor)) {
    return { verdict: 'good', says: `${text}: the newest release of version ${MAJOR} is used` };
  }
  // The newest patch is meant: it is at least as new as the oldest that serves, if its minor version is.
  const isNewest = sign === '~' || /\D/.test(patch);
  const version = `${major}.${minor}.${isNewest ? Number.MAX_SAFE_INTEGER : patch}`;
  return isAtLeast(version, OLDEST_FLEX)
    ? { verdict: 'good', says: `${text} is new enough` }
    : { verdict: 'too old', says: `${text} is too old` };
}
