/** Something a person can act on: printed as it stands, without a stack. */
export class Failure extends Error {
  /** @param more further lines, such as what to do now */
  constructor(
    message: string,
    readonly more: readonly string[] = [],
  ) {
    super(message);
  }
}

/** What is asked for is not, or no longer, there (404). */
export class Gone extends Failure {}

/** Somebody has changed it since it was read (412). */
export class Stale extends Failure {}
