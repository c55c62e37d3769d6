/**
 * Whether a target's expression chooses one agent: a direct call, such as a colleague's internal call or a customer who asks
 * for their own agent. Such a call is meant to ring during another, so the guard would break it.
 */
import type { Expression, Operand } from './expression';

/** `unsure`: it compares something of the worker with something of the task; only the admin knows whether that is one agent. */
export type Aim = 'anyone' | 'one' | 'unsure';

/** What tells one worker from all others. `email` and the `…_id`s are attributes that SSO or an admin gives. */
const IDENTITY = /^worker\.(sid|friendly_name|name|contact_uri|email|id|\w+_(sid|id|uri|email))$/i;
/** What TaskRouter itself knows of a worker's state is nobody's identity. */
const STATE = /^worker\.(channel\.|activity_)/;

export function aimOf(expression: Expression): Aim {
  switch (expression.is) {
    case 'and': {
      const aims = expression.parts.map(aimOf);
      return aims.includes('one') ? 'one' : aims.includes('unsure') ? 'unsure' : 'anyone';
    }
    case 'or': {
      // One branch that anyone passes, and the target is for anyone.
      const aims = expression.parts.map(aimOf);
      if (aims.includes('anyone')) return 'anyone';
      return aims.includes('unsure') ? 'unsure' : 'one';
    }
    case 'comparison':
      return aimOfComparison(expression);
    default:
      return expression satisfies never;
  }
}

function aimOfComparison({ left, comparator, right }: Extract<Expression, { is: 'comparison' }>): Aim {
  const [a, b] = [pathOf(left), pathOf(right)];
  if (a === null || b === null) return 'anyone';
  if (comparator === '==') return equality(a, b);
  const [one, many] = comparator === 'IN' ? [a, b] : [b, a];
  const names = comparator === 'IN' || comparator === 'HAS' || comparator === 'CONTAINS';
  return names && IDENTITY.test(one) && many.startsWith('task.') ? 'one' : 'anyone';
}

function equality(a: string, b: string): Aim {
  const [worker, other] = a.startsWith('worker.') ? [a, b] : [b, a];
  if (!worker.startsWith('worker.') || other.startsWith('worker.') || STATE.test(worker)) return 'anyone';
  return IDENTITY.test(worker) && other.startsWith('task.') ? 'one' : 'unsure';
}

function pathOf(operand: Operand): string | null {
  return operand.is === 'path' ? operand.path : null;
}
