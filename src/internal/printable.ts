/** Every control character but tab and line break, and every mark that turns the direction of writing. */
const UNSAFE = /[^\P{Cc}\t\n]|\p{Bidi_Control}/gu;

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
