/**
 * TaskRouter's expressions, as far as Twilio documents them: comparisons joined by AND and OR, and parentheses.
 * What we cannot read in full is not read at all, so that nothing is ever joined to a text that we misunderstood.
 */
import { tokensOf, type Token } from './tokens';

export type Operand =
  | { readonly is: 'path'; readonly path: string }
  | { readonly is: 'value'; readonly value: string | number | boolean | null }
  | { readonly is: 'list'; readonly items: readonly Operand[] };

export type Comparator = '>' | '>=' | '==' | '!=' | '<=' | '<' | 'CONTAINS' | 'HAS' | 'IN' | 'NOT IN';

export type Expression =
  | { readonly is: 'and' | 'or'; readonly parts: readonly Expression[] }
  | {
      readonly is: 'comparison';
      readonly left: Operand;
      readonly comparator: Comparator;
      readonly right: Operand;
    };

/** Parentheses deeper than this are no rule that a person wrote. */
const DEEPEST = 100;
const SIGNS: Readonly<Record<string, Comparator>> = {
  '>': '>',
  '>=': '>=',
  '==': '==',
  '=': '==', // in some of Twilio's own examples
  '!=': '!=',
  '<=': '<=',
  '<': '<',
};

/** The expression, or null when the text is none. */
export function parse(source: string): Expression | null {
  const tokens = tokensOf(source);
  if (!tokens) return null;
  const reader = new Reader(tokens);
  const expression = reader.either(0);
  return expression && reader.isAtEnd() ? expression : null;
}

class Reader {
  private at = 0;

  constructor(private readonly tokens: readonly Token[]) {}

  isAtEnd(): boolean {
    return this.at === this.tokens.length;
  }

  /** AND binds tighter than OR. Twilio does not say so; what we join is in parentheses, so that it does not matter. */
  either(depth: number): Expression | null {
    return this.joined('or', () => this.joined('and', () => this.one(depth)));
  }

  private joined(by: 'and' | 'or', part: () => Expression | null): Expression | null {
    const parts: Expression[] = [];
    do {
      const next = part();
      if (!next) return null;
      parts.push(next);
    } while (this.takeWord(by));
    return parts.length === 1 ? (parts[0] ?? null) : { is: by, parts };
  }

  private one(depth: number): Expression | null {
    if (!this.takeSign('(')) return this.comparison();
    if (depth === DEEPEST) return null;
    const inner = this.either(depth + 1);
    return inner && this.takeSign(')') ? inner : null;
  }

  private comparison(): Expression | null {
    const left = this.operand();
    const comparator = left && this.comparator();
    const right = comparator && this.operand();
    return left && comparator && right ? { is: 'comparison', left, comparator, right } : null;
  }

  private comparator(): Comparator | null {
    const token = this.tokens[this.at];
    if (token?.is === 'sign') {
      const found = SIGNS[token.text];
      if (found) this.at++;
      return found ?? null;
    }
    if (this.takeWord('contains')) return 'CONTAINS';
    if (this.takeWord('has')) return 'HAS';
    if (this.takeWord('in')) return 'IN';
    return this.takeWord('not') && this.takeWord('in') ? 'NOT IN' : null;
  }

  private operand(): Operand | null {
    if (this.takeSign('[')) return this.list();
    const token = this.tokens[this.at];
    if (!token || token.is === 'sign') return null;
    this.at++;
    if (token.is === 'value') return token;
    return isKeyword(token.text) ? null : { is: 'path', path: token.text };
  }

  private list(): Operand | null {
    const items: Operand[] = [];
    if (this.takeSign(']')) return { is: 'list', items };
    do {
      const item = this.operand();
      if (!item || item.is === 'list') return null;
      items.push(item);
    } while (this.takeSign(','));
    return this.takeSign(']') ? { is: 'list', items } : null;
  }

  private takeSign(text: string): boolean {
    const token = this.tokens[this.at];
    return token?.is === 'sign' && token.text === text && this.at++ >= 0;
  }

  private takeWord(word: string): boolean {
    const token = this.tokens[this.at];
    return token?.is === 'word' && token.text.toLowerCase() === word && this.at++ >= 0;
  }
}

function isKeyword(word: string): boolean {
  return /^(and|or|not|in|has|contains)$/i.test(word);
}
