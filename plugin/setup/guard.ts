/**
 * The guard: with it, a queue's call goes only to an agent who is on no call at all, however many the agent may have.
 * Without it, raising the voice capacity would ring every agent with several of the queue's calls at once.
 */
import { parse, type Expression, type Operand } from './expression';

const FREE_OF_CALLS = 'worker.channel.voice.available_capacity_percentage';

export const GUARD = `${FREE_OF_CALLS} == 100`;

/** The expression with the guard joined to it; the same text when the guard is there; null when it cannot be read. */
export function withGuard(expression: string | undefined): string | null {
  if (expression === undefined || expression.trim() === '') return GUARD;
  const parsed = parse(expression);
  if (!parsed) return null;
  // Precedence is undocumented: both sides are in parentheses.
  return isGuarded(parsed) ? expression : `(${expression}) AND (${GUARD})`;
}

/** Whether the guard must hold for the whole to hold: under an OR it does not count. */
function isGuarded(expression: Expression): boolean {
  switch (expression.is) {
    case 'and':
      return expression.parts.some(isGuarded);
    case 'or':
      return false;
    case 'comparison': {
      const { left, right, comparator } = expression;
      return comparator === '==' && (isGuardPair(left, right) || isGuardPair(right, left));
    }
    default:
      return expression satisfies never;
  }
}

function isGuardPair(path: Operand, value: Operand): boolean {
  return path.is === 'path' && path.path === FREE_OF_CALLS && value.is === 'value' && value.value === 100;
}

/** Whether it is false whoever asks, as `1 == 0` is: a target that only waits. */
export function isNever(expression: string | undefined): boolean {
  const parsed = expression === undefined ? null : parse(expression);
  if (parsed?.is !== 'comparison') return false;
  const { left, right, comparator } = parsed;
  return comparator === '==' && left.is === 'value' && right.is === 'value' && left.value !== right.value;
}

export type Channel = 'voice' | 'other' | 'unknown';

/** Attributes in which Flex, and those who write filters, say of which channel a task is. */
const CHANNEL = /^(task\.)?(channelType|channel_type|channel)$/;

/** Which channel's tasks a filter's expression lets through. */
export function channelOf(expression: Expression): Channel {
  switch (expression.is) {
    case 'and':
      return expression.parts.map(channelOf).find((channel) => channel !== 'unknown') ?? 'unknown';
    case 'or': {
      const channels = new Set(expression.parts.map(channelOf));
      const [only] = channels;
      return channels.size === 1 && only !== undefined ? only : 'unknown';
    }
    case 'comparison':
      return channelNamed(expression);
    default:
      return expression satisfies never;
  }
}

function channelNamed({ left, comparator, right }: Extract<Expression, { is: 'comparison' }>): Channel {
  const [path, value] = left.is === 'path' ? [left, right] : [right, left];
  if (path.is !== 'path' || !CHANNEL.test(path.path)) return 'unknown';
  if (comparator === '!=') return value.is === 'value' && value.value === 'voice' ? 'other' : 'unknown';
  if (comparator !== '==' && comparator !== 'IN') return 'unknown';
  const items = value.is === 'list' ? value.items : [value];
  if (items.length === 0 || items.some((item) => item.is !== 'value')) return 'unknown';
  const voices = items.filter((item) => item.is === 'value' && item.value === 'voice').length;
  if (voices === items.length) return 'voice';
  return voices === 0 ? 'other' : 'unknown';
}
