import { isIPv6 } from 'node:net';

/** Lengths are bounded, so that no text makes the search slow. */
const EMAIL = /[\p{L}\p{N}._+'-]{1,64}@(?:[\p{L}\p{N}-]{1,63}\.){1,8}\p{L}{2,24}/gu;
/** An email address in the query of a URL. */
const ENCODED_EMAIL = /(?:[\w.+-]|%2[bB]){1,64}%40(?:[\w-]{1,63}\.){1,8}[A-Za-z]{2,24}/g;
/** With a plus and a country code, or in the groups of North America. Bare digits may be anything. */
const PHONE =
  /(?<![\w+.,-])(?:\+\d(?:[ ().-]{0,2}\d){7,14}|(?:1[ .-])?(?:\(\d{3}\) ?|\d{3}[ .-])\d{3}[ .-]\d{4})(?![\w-])/g;
const BARE_PHONE = /(?<![\w+.,-])\d{9,15}(?![\w.,-])/;
/** Not after one slash: `Chrome/120.0.0.0` is a version. */
const IPV4 =
  /(?<![\w.])(?<!(?<!\/)\/)(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)\.){3}(?:25[0-5]|2[0-4]\d|1?\d?\d)(?![\w.]*\w)/g;
const IPV6_LIKE = /(?<![\w:.])[0-9a-fA-F:]{4,39}(?![\w:.])/g;

/** Gives the stand-in of something personal that was found in a text. */
export interface Replacers {
  readonly email: (text: string) => string;
  readonly phone: (text: string) => string;
  readonly ip: (text: string) => string;
}

/** Replaces every email address, phone number and IP address in a text. */
export function replacePatterns(text: string, { email, phone, ip }: Replacers): string {
  if (isMoment(text)) return text;
  let replaced = text;
  if (text.includes('@')) replaced = replaced.replace(EMAIL, email);
  if (text.includes('%40')) {
    replaced = replaced.replace(ENCODED_EMAIL, (found) =>
      encodeURIComponent(email(decodeURIComponent(found))),
    );
  }
  if (/\d/.test(text)) replaced = replaced.replace(PHONE, phone).replace(IPV4, ip);
  if (text.includes(':'))
    replaced = replaced.replace(IPV6_LIKE, (found) => (isIPv6(found) ? ip(found) : found));
  return replaced;
}

/** Whether someone could be reached with what a text says. Here bare digits count as a phone number. */
export function hasPattern(text: string): boolean {
  let found = BARE_PHONE.test(text);
  const note = (match: string) => {
    found = true;
    return match;
  };
  replacePatterns(text, { email: note, phone: note, ip: note });
  return found;
}

/** Whether a text is a date or a moment in ISO 8601. */
export function isMoment(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?)?$/.test(text);
}

/** Whether a text is an amount of money. */
export function isAmount(text: string): boolean {
  return /^-?\d{1,12}\.\d{1,4}$/.test(text);
}
