/** What an expression comes to, as TaskRouter would work it out: the meaning that the setup tool must not change. */
import type { Expression, Operand } from '../../plugin/setup/expression';

/** The value of a path such as `worker.channel.voice.configured_capacity`. */
export type Lookup = (path: string) => unknown;

export function evaluate(expression: Expression, lookup: Lookup): boolean {
  switch (expression.is) {
    case 'and':
      return expression.parts.every((part) => evaluate(part, lookup));
    case 'or':
      return expression.parts.some((part) => evaluate(part, lookup));
    case 'comparison':
      return compare(expression, lookup);
    default:
      return expression satisfies never;
  }
}

function compare(
  { left, comparator, right }: Extract<Expression, { is: 'comparison' }>,
  lookup: Lookup,
): boolean {
  // A key that is missing is NULL (docs/taskrouter/expression-syntax).
  const [a, b] = [valueOf(left, lookup) ?? null, valueOf(right, lookup) ?? null];
  switch (comparator) {
    case '==':
      return a === b;
    case '!=':
      return a !== b;
    case '>':
      return Number(a) > Number(b);
    case '>=':
      return Number(a) >= Number(b);
    case '<':
      return Number(a) < Number(b);
    case '<=':
      return Number(a) <= Number(b);
    case 'HAS':
      return Array.isArray(a) && a.includes(b);
    case 'CONTAINS':
      return typeof a === 'string' && typeof b === 'string' && a.includes(b);
    case 'IN':
      return Array.isArray(b) && b.includes(a);
    case 'NOT IN':
      return !(Array.isArray(b) && b.includes(a));
    default:
      return comparator satisfies never;
  }
}

function valueOf(operand: Operand, lookup: Lookup): unknown {
  switch (operand.is) {
    case 'path':
      return lookup(operand.path);
    case 'value':
      return operand.value;
    case 'list':
      return operand.items.map((item) => valueOf(item, lookup));
    default:
      return operand satisfies never;
  }
}
