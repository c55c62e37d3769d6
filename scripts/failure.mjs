// Something a person can act on: printed as it stands, without a stack.
export class Failure extends Error {
  /** @param {string} message one sentence, or a program's own output
   *  @param {import('./tally.mjs').Tally} [tally] what had been counted until then */
  constructor(message, tally) {
    super(message);
    this.tally = tally;
  }
}
