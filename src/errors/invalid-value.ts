/**
 * A text that is no value of its kind. Anyone who knows where the text stood (an option, a variable, a key of a file) says so
 * and turns it into a `SimulatorError`; see `options/value-error.ts`.
 */
export class InvalidValue extends Error {
  override readonly name = 'InvalidValue';
  /** What would have been right, such as `a duration`. */
  readonly expected: string;
  readonly received: string;
  /** Texts that are right, for the cure. */
  readonly examples: readonly string[];

  constructor(expected: string, received: string, examples: readonly string[] = []) {
    super(`expected ${expected}, got "${received}"`);
    this.expected = expected;
    this.received = received;
    this.examples = examples;
  }
}
