import { SimulatorError } from '../../errors/simulator-error.ts';
import { printable } from '../../internal/printable.ts';
import { EXPECTATION_GRAMMAR_LINE } from './expectation-grammar.ts';

/** How far an expectation has been read. */
export interface ExpectationReading {
  /** The expectation as it was written. */
  readonly whole: string;
  /** What is still to be read: the end of `whole`. */
  readonly rest: string;
}

/** How much of what cannot be read is quoted, in characters. */
const QUOTED_CHARACTERS = 60;

/**
 * The error for an expectation that cannot be read any further.
 *
 * @param expected What would be right at this place, e.g. `a whole number`.
 * @param advice What to write instead, as sentences; the grammar follows it.
 */
export function cannotRead(
  { whole, rest }: ExpectationReading,
  expected: string,
  advice = '',
): SimulatorError {
  const understood = whole.slice(0, whole.length - rest.length).trim();
  const place = understood === '' ? 'at its start' : `after ${quoted(understood)}`;
  const got = rest.trim() === '' ? 'but the text ends there' : `got ${quoted(rest.trim())}`;
  return new SimulatorError({
    code: 'invalid-expectation',
    problem: `Cannot read the expectation ${quoted(whole)}: expected ${expected} ${place}, ${got}.`,
    cure: `${advice} ${EXPECTATION_GRAMMAR_LINE}`.trim(),
  });
}

/** Advice from the nearest words; empty where none is near. */
export function didYouMean(words: readonly string[]): string {
  return words.length === 0 ? '' : `Did you mean ${words.map((word) => `"${word}"`).join(' or ')}?`;
}

function quoted(text: string): string {
  const safe = printable(text);
  return safe.length <= QUOTED_CHARACTERS ? `"${safe}"` : `"${safe.slice(0, QUOTED_CHARACTERS - 1)}…"`;
}
