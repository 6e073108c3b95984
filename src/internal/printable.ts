/**
 * Every control character but tab and line break, and every mark that turns the direction of writing. Written as ranges:
 * `\p{Cc}` and `\p{Bidi_Control}` say the same, and cost every run 7 ms.
 */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what it looks for
const UNSAFE = /[\0-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

/**
 * Text from outside, made safe for a terminal or a report: control characters and marks that change the direction of
 * writing are taken out, and so is a secret.
 *
 * @param secret Never shows up in the result.
 */
export function printable(text: string, secret?: string): string {
  const clean = text.replaceAll(UNSAFE, '');
  return secret === undefined || secret === '' ? clean : clean.replaceAll(secret, '[secret]');
}
