/** A value that must not be shown, and what it is called. */
export interface Secret {
  /** As the option, the header or the field of a query is called. */
  readonly name: string;
  readonly value: string;
}

/** The value of one secret, or of several. */
export type SecretValues = string | readonly string[];

/** Part of a text: as it is, or the name of the secret that stood there. */
export type MaskedPiece = string | { readonly secret: string };

/** What stands where a secret was. */
export const MASK = '***';

/** A shorter secret is left out by field only: searched for in text, it would rewrite unrelated words. */
export const SHORTEST_SEARCHED_SECRET = 8;

/** Names of headers, options, variables and query fields whose values are credentials. */
const SECRET_NAME =
  /auth(?!or(?!i[sz]))|cookie|token|secret|session|passw|passphrase|pwd|credential|(?:^|[-_.]|api|access|private|signing)key$/i;
/** The name and value of a field in a query. */
const QUERY_FIELD = /(?<=[?&;])(?<name>[^=&#\s"'<>]+)=(?<value>[^&#\s"'<>]+)/dg;
/** A variable or an option with its value, in a word or a shell line. */
const ASSIGNMENT = /(?<=^|\s)-{0,2}(?<name>[a-z][\w.-]*)=(?<value>[^\s"']+)/dgi;
/** The user name and password of a URL; the password may contain an `@`. */
const URL_CREDENTIALS = /(?<=\b[a-z][a-z\d+.-]*:\/\/|(?<![:\w])\/\/)(?<value>[^/?#\s"'<>]*)@/dgi;
/** The same where the text is a target without a scheme: `user:password@host`. */
const BARE_CREDENTIALS = /^(?![a-z][a-z\d+.-]*:\/\/)(?<value>[^\s/?#:]*:[^\s]*)@(?=[^\s@]+$)/di;

/** Whether the value of a header, an option, a variable or a query field of this name is secret. */
export function isSecretName(name: string): boolean {
  return SECRET_NAME.test(name);
}

/** The environment variable that a secret of this name comes from: `X-Api-Key` → `X_API_KEY`. */
export function secretVariable(name: string): string {
  const variable = name.replaceAll(/\W+/g, '_').toUpperCase();
  // The shell has its own PWD, and no variable begins with a digit.
  return variable === 'PWD' || /^\d|^_*$/.test(variable) ? `SECRET_${variable}` : variable;
}

/** Text without the values of secrets that are long enough to be searched for. */
export function maskValues(text: string, secrets: SecretValues): string {
  const found = [secrets].flat().filter((value) => isSearched(value) && text.includes(value));
  if (found.length === 0) return text;
  const ranges = valueRanges(
    text,
    found.map((value) => ({ name: 'secret', value })),
  );
  return joined(text, ranges, '[secret]');
}

/** Whether a secret is long enough to be searched for in text. */
export function isSearched(value: string): boolean {
  return value.length >= SHORTEST_SEARCHED_SECRET;
}

/** A URL, a target without a scheme, or text with URLs: user names, passwords and secret query fields are masked. */
export function maskUrls(text: string): string {
  return joined(text, urlRanges(text), MASK);
}

/** Text that is one address and nothing else: its credentials may contain anything, white space and quotes included. */
export function maskAddress(text: string): string {
  return joined(text, addressRanges(text), MASK);
}

/** The value of a header line `Name: value` is masked where the name says that it is secret. */
export function maskHeader(text: string): string {
  return joined(text, headerRanges(text), MASK);
}

/**
 * The pieces of a text around its secrets: their values, and what {@link maskAddress} or {@link maskHeader} takes out.
 *
 * @param kind What the text is; of plain text, only values are looked for.
 */
export function maskedPieces(
  text: string,
  secrets: readonly Secret[],
  kind: 'text' | 'header' | 'address' = 'address',
): MaskedPiece[] {
  const own = kind === 'header' ? headerRanges(text) : kind === 'address' ? addressRanges(text) : [];
  return pieces(text, [...own, ...valueRanges(text, secrets)]);
}

/** The words of a command, as pieces: the values of options and variables with a secret name are taken out, too. */
export function commandPieces(words: readonly string[], secrets: readonly Secret[]): MaskedPiece[][] {
  return words.map((word, index) => {
    const option = /^--?([a-z][\w.-]*)$/i.exec(words[index - 1] ?? '')?.[1];
    if (option !== undefined && isSecretName(option) && !word.startsWith('-')) return [{ secret: option }];
    return pieces(word, [...assignmentRanges(word), ...urlRanges(word), ...valueRanges(word, secrets)]);
  });
}

/** The words of a command as text, for messages. */
export function maskCommand(words: readonly string[], secrets: readonly Secret[]): string[] {
  return commandPieces(words, secrets).map((word) => word.map(shown).join(''));
}

function shown(piece: MaskedPiece): string {
  return typeof piece === 'string' ? piece : MASK;
}

interface Range {
  readonly name: string;
  readonly start: number;
  readonly end: number;
}

function urlRanges(text: string): Range[] {
  if (!/[@=]/.test(text)) return [];
  const bare = BARE_CREDENTIALS.exec(text);
  const credentials = [...text.matchAll(URL_CREDENTIALS), ...(bare === null ? [] : [bare])];
  return named([...credentials, ...secretFields(text)]);
}

function secretFields(text: string): RegExpMatchArray[] {
  return [...text.matchAll(QUERY_FIELD)].filter(hasSecretName);
}

function addressRanges(text: string): Range[] {
  const [{ length: start }] = /^(?:[a-z][a-z\d+.-]*:(?=\/\/))?\/*/i.exec(text) ?? [''];
  const rest = text.slice(start);
  // Of what cannot be read as an address, anything before an `@` may be a password.
  const authority = URL.canParse(`http://${rest}`) ? rest.slice(0, rest.search(/[/?#\\]|$/)) : rest;
  const length = start === 1 ? 0 : authority.lastIndexOf('@');
  const credentials = length > 0 ? [{ name: 'credentials', start, end: start + length }] : [];
  return [...credentials, ...named([...text.matchAll(URL_CREDENTIALS), ...secretFields(text)])];
}

function hasSecretName({ groups }: RegExpMatchArray): boolean {
  return isSecretName(groups?.['name'] ?? '');
}

function named(matches: readonly RegExpMatchArray[]): Range[] {
  return matches.flatMap(({ groups, indices }) => {
    const [start, end] = indices?.groups?.['value'] ?? [0, 0];
    return start === end ? [] : [{ name: groups?.['name'] ?? 'credentials', start, end }];
  });
}

/** `TOKEN=…` and `--token=…` in a word, or in the words of a shell line. */
function assignmentRanges(text: string): Range[] {
  return named([...text.matchAll(ASSIGNMENT)].filter(hasSecretName));
}

function headerRanges(text: string): Range[] {
  const [, start = '', name = ''] = /^(([^:]*):\s*)/.exec(text) ?? [];
  return isSecretName(name) ? [{ name, start: start.length, end: text.length }] : [];
}

function valueRanges(text: string, secrets: readonly Secret[]): Range[] {
  return secrets
    .filter(({ value }) => isSearched(value))
    .flatMap(({ name, value }) => {
      const ranges: Range[] = [];
      for (let start = text.indexOf(value); start !== -1; start = text.indexOf(value, start + value.length)) {
        ranges.push({ name, start, end: start + value.length });
      }
      return ranges;
    });
}

function joined(text: string, ranges: readonly Range[], mask: string): string {
  if (ranges.length === 0) return text;
  return pieces(text, ranges)
    .map((piece) => (typeof piece === 'string' ? piece : mask))
    .join('');
}

/** Ranges that overlap become one, under the name of the first. */
function pieces(text: string, ranges: readonly Range[]): MaskedPiece[] {
  const found: MaskedPiece[] = [];
  let end = 0;
  for (const range of [...ranges].sort((a, b) => a.start - b.start || b.end - a.end)) {
    if (range.start >= end) {
      if (range.start > end) found.push(text.slice(end, range.start));
      found.push({ secret: range.name });
    }
    end = Math.max(end, range.end);
  }
  if (end < text.length) found.push(text.slice(end));
  return found;
}
