/** The admin's words for "this task is a call", such as `task.channelType == "voice"`, and what is made of them. */
import { parse } from './expression';
import { Failure } from './failure';

const OPPOSITE = { '==': '!=', '!=': '==', IN: 'NOT IN', 'NOT IN': 'IN' } as const;

export interface Calls {
  /** For a workflow's filter, where attributes stand without `task.`. */
  readonly inFilter: string;
  /** For a target: true of tasks that are no calls. TaskRouter has no NOT for a whole expression. */
  readonly exempt: string;
}

/** @throws Failure when it is not one comparison of a `task.` attribute with a value, by ==, !=, IN or NOT IN */
export function callsOf(text: string): Calls {
  const parsed = parse(text);
  const found = /^\s*task\.(\S+?)\s*(==|!=|\bnot\s+in\b|\bin\b)\s*(.+?)\s*$/is.exec(text);
  const comparator = parsed?.is === 'comparison' ? parsed.comparator : undefined;
  if (!found || comparator === undefined || !(comparator in OPPOSITE)) {
    throw new Failure(
      `--guard-calls: write one comparison that is true of calls, such as task.channelType == "voice", and not: ${text}`,
    );
  }
  const [, attribute, , value] = found;
  const opposite = OPPOSITE[comparator as keyof typeof OPPOSITE];
  return {
    inFilter: `${attribute} ${comparator} ${value}`,
    exempt: `task.${attribute} ${opposite} ${value}`,
  };
}
