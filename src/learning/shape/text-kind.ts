import { isIP } from 'node:net';

const MOMENT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.(\d+))?(Z|[+-]\d{2}:?\d{2})$/;
const DECIMAL = /^-?\d{1,12}\.(\d{1,6})$/;
const HEX = /^[0-9a-f]{16,128}$/;

/** Kinds that one pattern tells. The first that matches counts. */
const PATTERNS: readonly (readonly [kind: string, pattern: RegExp])[] = [
  ['uuid', /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i],
  ['email', /^[^\s@]+@[^\s@]+\.[^\s@]+$/],
  ['url', /^[a-z][a-z\d+.-]*:\/\/\S+$/i],
  ['date', /^\d{4}-\d{2}-\d{2}$/],
  ['time', /^\d{1,2}:\d{2}(?::\d{2})?$/],
  ['phone', /^\+?\d[\d ().-]{6,18}\d$/],
  ['time-zone', /^[A-Z][A-Za-z]+\/[A-Za-z_+\-/\d]+$/],
  ['country', /^[A-Z]{2}$/],
  ['currency', /^[A-Z]{3}$/],
  ['locale', /^[a-z]{2}-[A-Z]{2}$/],
  ['path', /^\/\S*$/],
  ['token', /^[a-z][a-z\d]*(?:[_\-./:][a-z\d]+)*$/],
  ['list-text', /^\[.*\]$/s],
  ['object-text', /^\{.*\}$/s],
  ['html', /<\/?[a-z][^>]*>/i],
  ['browser', /^Mozilla\//],
  ['word', /^\S+$/],
];

/** Keys whose texts look like words and are none. */
const PUBLIC_ID_KEY = /(?:^|_)public_ids?$/;
const PUBLIC_ID = /^[A-Za-z]{6,8}$/;

/**
 * What a text looks like: `uuid`, `email`, `decimal.2`, `date-time.3Z` (three digits after the second, and Z), `hex.32`,
 * `digits.10`, `words`. It says nothing of the text but its form.
 *
 * @param key The key under which it stands.
 */
export function textKind(text: string, key: string): string {
  if (PUBLIC_ID_KEY.test(key) && PUBLIC_ID.test(text)) return 'public-id';
  const moment = MOMENT.exec(text);
  if (moment !== null) return `date-time.${moment[1]?.length ?? 0}${moment[2] === 'Z' ? 'Z' : 'offset'}`;
  const decimal = DECIMAL.exec(text);
  if (decimal !== null) return `decimal.${decimal[1]?.length ?? 0}`;
  if (/^\d+$/.test(text) && text.length < 16) return `digits.${text.length}`;
  if (HEX.test(text)) return `hex.${text.length}`;
  if (isIP(text) !== 0) return 'ip';
  return PATTERNS.find(([, pattern]) => pattern.test(text))?.[0] ?? 'words';
}

/** Kinds whose form is written behind a dot: as a pattern, and as examples. */
const FORMED: readonly (readonly [example: string, pattern: RegExp])[] = [
  ['decimal.2', /^decimal\.\d{1,2}$/],
  ['digits.10', /^digits\.\d{1,2}$/],
  ['hex.32', /^hex\.\d{1,3}$/],
  ['date-time.0Z', /^date-time\.\d{1,9}(?:Z|offset)$/],
  ['date-time.3offset', /^date-time\.\d{1,9}(?:Z|offset)$/],
];

/** What {@link textKind} may give: the kinds, and examples of those that have a form. */
export const TEXT_KINDS: readonly string[] = [
  ...PATTERNS.map(([kind]) => kind),
  ...['public-id', 'ip', 'words'],
  ...FORMED.map(([example]) => example),
];

/** Whether {@link textKind} could have given this. */
export function isTextKind(text: string): boolean {
  return TEXT_KINDS.includes(text) || FORMED.some(([, pattern]) => pattern.test(text));
}
