import { printable } from '../../internal/printable.ts';

/** Longer text from a receiver says nothing more about its fault. */
const MOST_CHARACTERS = 400;

/** Text from outside, without control characters and cut to what tells something. */
export function shortText(text: string): string {
  const clean = printable(text).trim();
  return clean.length > MOST_CHARACTERS ? `${clean.slice(0, MOST_CHARACTERS)}…` : clean;
}
