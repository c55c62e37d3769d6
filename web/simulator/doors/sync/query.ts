// The Sync query language, as far as Flex UI uses it: comparisons of `data.…` joined by AND, OR and brackets.
//   data.worker_sid == "WK1" AND (data.status IN ["pending", "accepted"] OR data.name CONTAINS "ann")

import { textOf } from '../params';

type Matches = (data: unknown) => boolean;

const TOKEN =
  /\s*(?:(\(|\)|\[|\]|,)|(==|!=|&&|\|\||<=|>=|<|>)|("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')|([\w.-]+))/y;

function tokens(query: string): string[] {
  const found: string[] = [];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < query.trimEnd().length) {
    const match = TOKEN.exec(query);
    if (!match) throw new SyntaxError(`Sync query: cannot read ${JSON.stringify(query)}`);
    found.push(match[0].trim());
  }
  return found;
}

/** An empty query matches everything. Throws a SyntaxError for one that cannot be read. */
export function compileQuery(query: string): Matches {
  const rest = tokens(query);
  if (rest.length === 0) return () => true;
  const matches = disjunction(rest);
  if (rest.length > 0) throw new SyntaxError(`Sync query: cannot read ${JSON.stringify(rest.join(' '))}`);
  return matches;
}

function take(rest: string[], ...words: string[]): boolean {
  const isNext = words.includes(rest[0]?.toUpperCase() ?? '');
  if (isNext) rest.shift();
  return isNext;
}

function disjunction(rest: string[]): Matches {
  const parts = [conjunction(rest)];
  while (take(rest, 'OR', '||')) parts.push(conjunction(rest));
  return (data) => parts.some((part) => part(data));
}

function conjunction(rest: string[]): Matches {
  const parts = [term(rest)];
  while (take(rest, 'AND', '&&')) parts.push(term(rest));
  return (data) => parts.every((part) => part(data));
}

function term(rest: string[]): Matches {
  if (take(rest, 'NOT')) {
    const inner = term(rest);
    return (data) => !inner(data);
  }
  if (take(rest, '(')) {
    const inner = disjunction(rest);
    if (!take(rest, ')')) throw new SyntaxError('Sync query: a bracket is not closed');
    return inner;
  }
  const [path, operator] = [rest.shift() ?? '', (rest.shift() ?? '').toUpperCase()];
  return comparison(path.split('.').slice(1), operator, value(rest));
}

function value(rest: string[]): unknown {
  const bracket = rest[0] === '[' || rest[0] === '(';
  if (!bracket) return literal(rest.shift() ?? '');
  rest.shift();
  const items: unknown[] = [];
  while (rest.length > 0 && !take(rest, ']', ')'))
    if (!take(rest, ',')) items.push(literal(rest.shift() ?? ''));
  return items;
}

function literal(token: string): unknown {
  if (token.startsWith("'")) return token.slice(1, -1);
  try {
    return JSON.parse(token) as unknown;
  } catch {
    return token;
  }
}

function comparison(path: readonly string[], operator: string, wanted: unknown): Matches {
  const found = (data: unknown): unknown =>
    path.reduce<unknown>((at, key) => (at as Record<string, unknown> | null | undefined)?.[key], data);
  const isWanted = (one: unknown): boolean => (Array.isArray(one) ? one.includes(wanted) : one === wanted);
  const isAmong = (one: unknown): boolean => Array.isArray(wanted) && wanted.includes(one);
  switch (operator) {
    case '==':
    case 'EQ':
      return (data) => isWanted(found(data));
    case '!=':
    case 'NE':
      return (data) => !isWanted(found(data));
    case 'HAS':
      return (data) => isWanted(found(data));
    case 'IN':
      return (data) => isAmong(found(data));
    case 'NOT_IN':
      return (data) => !isAmong(found(data));
    case 'CONTAINS':
      return (data) => textOf(found(data)).toLowerCase().includes(String(wanted).toLowerCase());
    default:
      throw new SyntaxError(`Sync query: unknown operator ${operator}`);
  }
}
