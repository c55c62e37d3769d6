// The port of the demo, as a person gives it.

export const DEFAULT_PORT = 4700;

/** @throws an Error whose message can be shown, when the text is no whole number from 1 to 65535. */
export function portOf(text: string | undefined): number {
  if (text === undefined || text === '') return DEFAULT_PORT;
  const port = /^\d{1,5}$/.test(text) ? Number(text) : 0;
  if (port < 1 || port > 65_535) {
    throw new Error(`PORT is ${JSON.stringify(text)}, but it must be a whole number from 1 to 65535.`);
  }
  return port;
}

/** The sentence for a failure to listen. */
export function listenFailure(error: unknown, port: number): string {
  const code = error instanceof Error && 'code' in error ? error.code : null;
  if (code === 'EADDRINUSE') {
    return `Port ${port} is taken by another program: stop it, or choose another port, e.g. PORT=${port === DEFAULT_PORT ? 4701 : DEFAULT_PORT} npm run demo.`;
  }
  if (code === 'EACCES') return `Port ${port} may only be used by root: choose one above 1023.`;
  return `The demo could not start: ${error instanceof Error ? error.message : String(error)}`;
}
