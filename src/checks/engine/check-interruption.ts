/**
 * Ends a check in the middle, wherever it is: it cannot be run any further. Never leaves the runner, which
 * reports the check as incomplete.
 */
export class CheckInterruption extends Error {
  override readonly name = 'CheckInterruption';

  /** @param why What came in between and what to do about it, as sentences. */
  constructor(why: string) {
    super(why);
  }
}
