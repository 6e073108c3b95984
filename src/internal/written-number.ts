/**
 * A number as it is written, where JavaScript would write another: `10.0`, `9007199254740993`, `1e400`. JSON that is read
 * to be written again holds one in the place of such a number.
 */
export class WrittenNumber {
  /** The number as JSON has it. */
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }

  /** The nearest JavaScript number, for anyone who writes JSON without regard to it. */
  toJSON(): number {
    return Number(this.text);
  }
}

/** The number that a text stands for: a plain one where that is written as the text is. */
export function numberAsWritten(text: string): number | WrittenNumber {
  const value = Number(text);
  return String(value) === text ? value : new WrittenNumber(text);
}
