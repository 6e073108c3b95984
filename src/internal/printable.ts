// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is taken out
const CONTROL_CHARACTERS = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

/**
 * Text from outside, made safe for a terminal or a report: control characters and marks that change the direction of
 * writing are taken out, and so is a secret.
 *
 * @param secret Never shows up in the result.
 */
export function printable(text: string, secret?: string): string {
  const clean = text.replaceAll(CONTROL_CHARACTERS, '');
  return secret === undefined || secret === '' ? clean : clean.replaceAll(secret, '[secret]');
}
