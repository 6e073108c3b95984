import { InvalidValue } from '../errors/invalid-value.ts';
import { parseDuration } from '../internal/duration.ts';
import { listed } from '../internal/listed.ts';

/** How the text of an option becomes a value. */
export interface ValueType<T> {
  /** The values that there are, for help and completion. */
  readonly choices?: readonly string[];
  /**
   * Reads the text.
   *
   * @throws InvalidValue, or a SimulatorError that says more.
   */
  readonly parse: (text: string) => T;
}

/** Whole numbers in a range. */
export interface WholeNumber extends ValueType<number> {
  readonly min: number;
  readonly max: number;
}

/** Any text. */
export const TEXT: ValueType<string> = { parse: (text) => text };

/** A duration such as `500ms`, `30s` or `5m`; the value is in milliseconds. */
export const DURATION: ValueType<number> = {
  parse: (text) => {
    const value = parseDuration(text);
    if (value !== undefined) return value;
    throw new InvalidValue('a duration', text, ['500ms', '30s', '5m']);
  },
};

/** Whole numbers from `min` to `max`, both included. */
export function wholeNumber(
  min: number,
  max: number,
  example = Math.max(min, Math.min(3, max)),
): WholeNumber {
  return {
    min,
    max,
    parse: (text) => {
      const value = /^\d+$/.test(text) ? Number(text) : Number.NaN;
      if (value >= min && value <= max) return value;
      throw new InvalidValue(`a whole number from ${min} to ${max}`, text, [String(example)]);
    },
  };
}

/** One of a few words, in any case. */
export function oneOf<const Choice extends string>(
  choices: readonly Choice[],
): ValueType<Choice> & { readonly choices: readonly Choice[] } {
  return {
    choices,
    parse: (text) => {
      const choice = choices.find((candidate) => candidate === text.toLowerCase());
      if (choice !== undefined) return choice;
      throw new InvalidValue(listed(choices), text, choices.slice(0, 1));
    },
  };
}

/** Words separated by commas. */
export const WORDS: ValueType<readonly string[]> = {
  parse: (text) =>
    text
      .split(',')
      .map((word) => word.trim())
      .filter((word) => word !== ''),
};

/** A type that reads what `parse` gives; where that is `undefined`, the text is not valid. */
export function readBy<T>(
  parse: (text: string) => T | undefined,
  expected: string,
  ...examples: readonly string[]
): ValueType<T> {
  return {
    parse: (text) => {
      const value = parse(text);
      if (value !== undefined) return value;
      throw new InvalidValue(expected, text, examples);
    },
  };
}
