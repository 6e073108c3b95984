import { printable } from '../internal/printable.ts';

/** How much of an answer's body is shown, in characters. */
const EXCERPT_CHARACTERS = 2_048;
const HALF_A_CHARACTER = /[\ud800-\udbff]$/;

/** The beginning of an answer's body as text that may be shown: without control characters and without secrets. */
export function answerExcerpt(body: Uint8Array, ...secrets: readonly string[]): string {
  if (body.length === 0) return '';
  // The secret is looked for in all that was kept, so that the cut cannot leave half of it behind.
  const text = secrets.reduce(
    (shown, secret) => printable(shown, secret),
    printable(Buffer.from(body).toString('utf8')),
  );
  return text.slice(0, EXCERPT_CHARACTERS).replace(HALF_A_CHARACTER, '');
}
