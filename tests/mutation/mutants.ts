// Small faults to be put into C++ one at a time. It reads no C++: it relies on how clang-format sets it, spaces round
// binary operators above all, and leaves to the compiler what makes no sense.

export interface Mutant {
  /** Counted from 1. */
  line: number;
  start: number;
  end: number;
  replacement: string;
}

/** What is matched, and what takes its place. */
const SWAPS: readonly (readonly [RegExp, (found: string) => string])[] = [
  [/ == /g, () => ' != '],
  [/ != /g, () => ' == '],
  [/ < /g, () => ' <= '],
  [/ <= /g, () => ' < '],
  [/ > /g, () => ' >= '],
  [/ >= /g, () => ' > '],
  [/ && /g, () => ' || '],
  [/ \|\| /g, () => ' && '],
  [/ \+ /g, () => ' - '],
  [/ - /g, () => ' + '],
  [/\+\+(?=\w)/g, () => '--'],
  [/(?<=[( ,&|])!(?=[\w(])/g, () => ''],
  [/\btrue\b/g, () => 'false'],
  [/\bfalse\b/g, () => 'true'],
  [/(?<![\w.:"'])\d+(?![\w.'])/g, (found) => String(Number(found) + 1)],
];

/** Statements of one expression; declarations are none, for without them nothing would compile. */
const NO_STATEMENT =
  /^(const|constexpr|auto|static|using|namespace|struct|class|enum|template|friend|inline|typedef|case|default|public|private|return\b.)|^[\w:<>,*&]+ [*&]?\w+( = |\(|$|\{)/;

/** Every mutant of the text, in order. */
export function mutantsOf(text: string): Mutant[] {
  const code = blanked(text);
  const swaps = SWAPS.flatMap(([pattern, swap]) =>
    [...code.matchAll(pattern)].map((found) => ({
      start: found.index,
      end: found.index + found[0].length,
      replacement: swap(found[0]),
    })),
  );
  const dropped = statementsOf(code).map(({ start, end }) => ({ start, end, replacement: ';' }));
  return [...swaps, ...negatedConditions(code), ...dropped]
    .sort((a, b) => a.start - b.start || a.end - b.end)
    .map((mutant) => ({ line: code.slice(0, mutant.start).split('\n').length, ...mutant }));
}

export function mutated(text: string, { start, end, replacement }: Mutant): string {
  return text.slice(0, start) + replacement + text.slice(end);
}

/** The lines that a mutant changes, as a diff has them. */
export function diffOf(text: string, mutant: Mutant): string {
  const from = text.lastIndexOf('\n', mutant.start - 1) + 1;
  const to = text.indexOf('\n', mutant.end);
  const changed = mutated(text, mutant).slice(
    from,
    to + mutant.replacement.length - (mutant.end - mutant.start),
  );
  const marked = (mark: string, lines: string): string => lines.replace(/^/gm, mark);
  return `${marked('-', text.slice(from, to))}\n${marked('+', changed)}`;
}

/** Comments, texts and what the preprocessor reads as spaces, so that places stay what they are. */
function blanked(text: string): string {
  return text.replace(/\/\/.*|^#.*|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)+'/gm, (found) =>
    ' '.repeat(found.length),
  );
}

interface Stretch {
  start: number;
  end: number;
}

/** What stands between two of `;`, `{` and `}` outside of parentheses, its semicolon included. */
function statementsOf(code: string): Stretch[] {
  const statements: Stretch[] = [];
  /** What is open: blocks, with what was going on around them, and parentheses, null. */
  const open: ({ start: number; within: number } | null)[] = [];
  let within = 0;
  let start = 0;
  for (let at = 0; at < code.length; at++) {
    const c = code[at];
    // clang-format sets a space before a block's brace, and none before an initialiser's.
    if (c === '(' || (c === '{' && code[at - 1] !== ' ')) {
      open.push(null);
      within += 1;
    } else if (c === '{') {
      open.push({ start, within });
      within = 0;
      start = at + 1;
    } else if (c === ')' || c === '}') {
      const block = open.pop();
      within = block ? block.within : within - 1;
      if (block) start = within > 0 ? block.start : at + 1;
      // The body of an `if`, `for` or `while` is a statement of its own.
      if (within === 0 && /^\s*(else )?(if|for|while)\b/.test(code.slice(start, at))) start = at + 1;
    } else if (c === ';' && within === 0) {
      const first = start + (/^\s*(else\s+)?/.exec(code.slice(start, at))?.[0].length ?? 0);
      const statement = code.slice(first, at).replace(/\s+/g, ' ');
      if (/^[\w*(+-]/.test(statement) && !NO_STATEMENT.test(statement))
        statements.push({ start: first, end: at + 1 });
      start = at + 1;
    }
  }
  return statements;
}

/** `if (found)` as `if (!(found))`, where no operator in it is swapped anyway. */
function negatedConditions(code: string): Omit<Mutant, 'line'>[] {
  return [...code.matchAll(/\bif \(/g)].flatMap((found) => {
    const start = found.index + found[0].length - 1;
    const end = closing(code, start) + 1;
    const condition = code.slice(start, end);
    if (/ (==|!=|<=?|>=?|&&|\|\|) |!|;| = /.test(condition)) return [];
    return [{ start, end, replacement: `(!${condition})` }];
  });
}

function closing(code: string, open: number): number {
  let depth = 0;
  for (let at = open; at < code.length; at++) {
    if (code[at] === '(') depth += 1;
    if (code[at] === ')' && --depth === 0) return at;
  }
  return code.length;
}
