import { isSecretName, MASK } from '../internal/mask.ts';
import type { HeaderLine } from './wire-request.ts';

/** A header line as it may be shown: without the values of credentials. The webhook's own three are none. */
export function maskedHeader([name, value]: HeaderLine): HeaderLine {
  return [name, isSecretName(name) && value !== '' ? MASK : value];
}
