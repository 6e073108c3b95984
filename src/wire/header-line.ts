import { usageError } from '../errors/usage-error.ts';
import { isSecretName, MASK, maskHeader } from '../internal/mask.ts';
import type { HeaderLine } from './wire-request.ts';

const TOKEN = /^[!#$%&'*+.^_`|~\dA-Za-z-]+$/;
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what must not be in a header
const UNSAFE_VALUE = /[\u0000-\u0008\u000a-\u001f\u007f]|[^\u0000-\u00ff]/;

/**
 * Reads `Name: value`.
 *
 * @throws SimulatorError `invalid-option` when it is not a header line.
 */
export function parseHeader(text: string): HeaderLine {
  const colon = text.indexOf(':');
  const name = text.slice(0, Math.max(0, colon)).trim();
  const value = text.slice(colon + 1).trim();
  if (colon > 0 && TOKEN.test(name) && !UNSAFE_VALUE.test(value)) return [name, value];
  throw usageError(
    `"${shownHeader(text)}" is not a header line.`,
    'Use name, colon and value, as in "X-Tenant: 7".',
  );
}

/** The line may lack the colon before a credential. */
function shownHeader(text: string): string {
  const [name = ''] = text.split(/[\s:=]/, 1);
  return isSecretName(name) && !text.includes(':') ? `${name} ${MASK}` : maskHeader(text);
}
