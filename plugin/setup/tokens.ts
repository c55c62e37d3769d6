/** The words and signs of a TaskRouter expression. */

export type Token =
  | { readonly is: 'sign'; readonly text: string }
  | { readonly is: 'value'; readonly value: string | number | boolean | null }
  | { readonly is: 'word'; readonly text: string };

const BLANK = /\s+/y;
const TEXT = /'((?:[^'\\]|\\[^])*)'|"((?:[^"\\]|\\[^])*)"/y;
const NUMBER = /-?\d+(?:\.\d+)?(?![\w.])/y;
const SIGN = />=|<=|==|!=|[><=()[\],]/y;
/**
 * A path such as `worker.channel.voice.available` or `worker.languages[0]`, or a keyword. Twilio documents square brackets
 * as an index into an array (docs/taskrouter/expression-syntax). After a keyword a bracket begins a list: `IN[1, 2]`.
 */
const WORD =
  /(?:(?:and|or|not|in|has|contains)(?![\w$.]))|[A-Za-z_][\w$]*(?:\[\d+\])*(?:\.[A-Za-z_$][\w$]*(?:\[\d+\])*)*/iy;

/** The tokens, or null when something stands there that we do not know. */
export function tokensOf(source: string): readonly Token[] | null {
  const tokens: Token[] = [];
  let at = 0;
  const take = (pattern: RegExp): RegExpExecArray | null => {
    pattern.lastIndex = at;
    const found = pattern.exec(source);
    if (found) at = pattern.lastIndex;
    return found;
  };
  while (at < source.length) {
    if (take(BLANK)) continue;
    const text = take(TEXT);
    if (text) {
      tokens.push({ is: 'value', value: (text[1] ?? text[2] ?? '').replace(/\\([^])/g, '$1') });
      continue;
    }
    const number = take(NUMBER);
    if (number) {
      tokens.push({ is: 'value', value: Number(number[0]) });
      continue;
    }
    const sign = take(SIGN);
    if (sign) {
      tokens.push({ is: 'sign', text: sign[0] });
      continue;
    }
    const word = take(WORD);
    if (!word) return null;
    tokens.push(meaningOf(word[0]));
  }
  return tokens;
}

function meaningOf(word: string): Token {
  switch (word.toLowerCase()) {
    case 'true':
      return { is: 'value', value: true };
    case 'false':
      return { is: 'value', value: false };
    case 'null':
      return { is: 'value', value: null };
    default:
      return { is: 'word', text: word };
  }
}
