// Mutants that change nothing a test of the core could notice, by rule; those that had to be looked at one by one are
// in survivors.md.

interface Rule {
  file: RegExp;
  line: RegExp;
  why: string;
}

export const RULES: readonly Rule[] = [
  {
    file: /\b(command|event|snapshot)\.h$/,
    line: /^ +[\w:]+ \w+ = \w+;/,
    why: 'what a field of a message is unless said: it is always said, by the reader of schema.h or where the core writes one',
  },
  { file: /\.cpp$/, line: /^ +[\w.]+\.reserve\(/, why: 'how much memory is asked for beforehand' },
];

/** Whether a mutant of this line is without effect. */
export const isEquivalent = (file: string, line: string): boolean =>
  RULES.some((rule) => rule.file.test(file) && rule.line.test(line));
