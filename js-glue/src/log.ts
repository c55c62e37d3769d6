// Where the glue writes what went wrong. It takes text only, so that no object with a token in it can slip through.

export interface Log {
  info(text: string): void;
  warn(text: string): void;
  error(text: string): void;
}

/** An unbroken run this long is no word, number or SID (34 characters): it is a token, or part of one. */
const SECRET = /[\w+/=.%-]{40,}/g;
const LONGEST_REASON = 300;

/** What a thrown or emitted value says of itself, in one line and without secrets (P24). */
export function describe(error: unknown): string {
  const text = error instanceof Error ? `${error.name}${codeOf(error)}: ${error.message}` : String(error);
  return text.replace(SECRET, '…').slice(0, LONGEST_REASON);
}

/** Voice SDK errors carry Twilio's number for what happened. */
function codeOf(error: Error): string {
  const code: unknown = Reflect.get(error, 'code');
  return typeof code === 'number' ? ` ${code}` : '';
}
