/** The kinds of text that each format of the catalog's schemas allows. Formats that are not listed allow any. */
const KINDS_OF_FORMAT: Readonly<Record<string, RegExp>> = {
  'date-time': /^date-time\.3Z$/,
  email: /^email$/,
  uri: /^url$/,
  uuid: /^uuid$/,
  'uuid-or-hex32': /^(?:uuid|hex\.32)$/,
  'decimal-string': /^(?:decimal|digits)\./,
  'ip-address': /^ip$/,
  'iso-3166-1-alpha-2': /^country$/,
  'public-id': /^public-id$/,
  phone: /^(?:phone|digits\.\d+)$/,
};

/** Whether a text of a kind has one of the formats; any has where none is known. */
export function fitsFormat(kind: string, formats: readonly string[]): boolean {
  const known = formats.map((format) => KINDS_OF_FORMAT[format]);
  if (known.length === 0 || known.includes(undefined)) return true;
  return known.some((pattern) => pattern?.test(kind) === true);
}
