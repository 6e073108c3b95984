import { MASK } from '../internal/mask.ts';
import type { HeaderLine } from '../wire/wire-request.ts';

/** Headers whose values say how a request was made, and nothing about who made it or with which secret. */
const KEPT_VALUES: ReadonlySet<string> = new Set([
  'accept',
  'accept-charset',
  'accept-encoding',
  'accept-language',
  'cache-control',
  'connection',
  'content-encoding',
  'content-length',
  'content-type',
  'date',
  'expect',
  'transfer-encoding',
  'user-agent',
  'x-webhook-clickfunnels-id',
  'x-webhook-clickfunnels-timestamp',
]);

/** Headers as a recording keeps them: every name in order, and `***` for values that may be secret or personal. */
export function recordedHeaders(headers: readonly HeaderLine[]): readonly HeaderLine[] {
  return headers.map(([name, value]) => [name, KEPT_VALUES.has(name.toLowerCase()) ? value : MASK]);
}
