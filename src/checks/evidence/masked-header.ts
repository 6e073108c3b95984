import type { HeaderLine } from '../../wire/wire-request.ts';

/** Headers whose values let somebody in; the webhook's own three are not among them. */
const SECRET_HEADER = /auth|cookie|token|secret|api-?key/i;

/** A header line as it may be shown. */
export function maskedHeader([name, value]: HeaderLine): HeaderLine {
  return [name, SECRET_HEADER.test(name) ? '***' : value];
}
