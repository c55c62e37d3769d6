/**
 * The guard: with it, a queue's call goes only to an agent who has no call at all, however many the agent may have.
 * Without it, a higher voice capacity lets queues offer an agent several calls simultaneously.
 * The percentage counts reservations that are pending, accepted or wrapping (docs/taskrouter/multitasking), so an agent in
 * wrap-up gets no call either, as with a capacity of 1. With a capacity of 1 the guard changes nothing.
 */
import { parse, type Expression, type Operand } from './expression';

const FREE_OF_CALLS = 'worker.channel.voice.available_capacity_percentage';

export const GUARD = `${FREE_OF_CALLS} == 100`;

/**
 * The expression with the guard joined to it; the same text when the guard is there; null when it cannot be read.
 * @param exempt an expression for tasks that need no guard, in a target's terms: `task.channelType != "voice"`
 */
export function withGuard(expression: string | undefined, exempt?: string): string | null {
  const guard = exempt === undefined ? GUARD : `${GUARD} OR ${exempt}`;
  if (expression === undefined || expression.trim() === '') return guard;
  const parsed = parse(expression);
  if (!parsed) return null;
  if (isGuarded(parsed) || (exempt !== undefined && holds(parsed, parse(guard)))) return expression;
  // Precedence is undocumented: both sides are in parentheses.
  return `(${expression}) AND (${guard})`;
}

/** Whether the guard must hold for the whole to hold: under an OR it does not count. */
export function isGuarded(expression: Expression): boolean {
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

/** Whether `wanted` stands in it, alone or joined by AND. */
function holds(expression: Expression, wanted: Expression | null): boolean {
  if (JSON.stringify(expression) === JSON.stringify(wanted)) return true;
  return expression.is === 'and' && expression.parts.some((part) => holds(part, wanted));
}

function isGuardPair(path: Operand, value: Operand): boolean {
  return path.is === 'path' && path.path === FREE_OF_CALLS && value.is === 'value' && value.value === 100;
}

/** Whether it is false for everybody, as `1 == 0` is: a target that only waits. */
export function isNever(expression: string | undefined): boolean {
  const constant = constantOf(expression);
  return constant !== null && constant.left !== constant.right;
}

/** Whether it is true for every task, as `1 == 1` is. An absent expression is not: nobody documents what it means. */
export function isAlways(expression: string | undefined): boolean {
  const constant = constantOf(expression);
  return constant !== null && constant.left === constant.right;
}

function constantOf(expression: string | undefined): { left: unknown; right: unknown } | null {
  const parsed = expression === undefined ? null : parse(expression);
  if (parsed?.is !== 'comparison' || parsed.comparator !== '==') return null;
  const { left, right } = parsed;
  return left.is === 'value' && right.is === 'value' ? { left: left.value, right: right.value } : null;
}
