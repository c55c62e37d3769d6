/** Something a person can act on: printed as it stands, without a stack. */
export class Failure extends Error {}

/** What is asked for is not, or no longer, there (404). */
export class Gone extends Failure {}
