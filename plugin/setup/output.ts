/** What leaves the tool: every line passes here. */

/**
 * Control characters, and those that turn the direction of text. A name from the account may hold them, and would otherwise
 * clear the screen, begin a line of its own in a plan, or make a line look like another.
 */
// eslint-disable-next-line no-control-regex
const HIDDEN = /[\u0000-\u001f\u007f-\u009f\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/g;

export function visible(line: string): string {
  return line.replace(HIDDEN, (sign) =>
    sign === '\n' ? '\\n' : `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** A command that can be pasted. `--no`: outside a clone npx must not fetch a package of this name from somewhere. */
export function command(...words: readonly string[]): string {
  return ['npx --no multi-call-setup', ...words.map(quoted)].join(' ');
}

function quoted(word: string): string {
  return /^[\w./:@=-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;
}

/** `1 agent`, `2 agents`. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}
