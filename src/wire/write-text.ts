/** The characters that Rails escapes beyond what JSON requires (observed: Rails' defaults up to 8.0, under which Bullet Train's code writes them). */
const ESCAPED_BY_RAILS = /[<>&\u2028\u2029]/g;
const NEEDS_RAILS_ESCAPE = /[<>&\u2028\u2029]/;
/** What cannot stand in JSON as it is: control characters, quotes, backslashes, surrogates, and what Rails escapes. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are among what has to be escaped
const NOT_PLAIN = /[\u0000-\u001f"\\<>&\u2028\u2029\ud800-\udfff]/;

/** Text as a JSON string, quotes included, with what Rails escapes escaped. */
export function writeText(text: string): string {
  if (!NOT_PLAIN.test(text)) return `"${text}"`;
  const json = JSON.stringify(text);
  if (!NEEDS_RAILS_ESCAPE.test(json)) return json;
  return json.replace(
    ESCAPED_BY_RAILS,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
