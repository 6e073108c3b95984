/** Elements whose content is not to be read. */
const UNREAD = new Set(['script', 'style', 'svg', 'noscript', 'template']);
/** Elements inside of a line; all others end it. */
const INLINE = new Set(['a', 'abbr', 'b', 'code', 'em', 'i', 'mark', 'small', 'span', 'strong', 'u', 'wbr']);
const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  apos: "'",
  gt: '>',
  lt: '<',
  nbsp: ' ',
  quot: '"',
};

/**
 * The text of a web page, a line for each block of it.
 *
 * @returns Undefined for what is no web page.
 */
export function pageText(body: string): string | undefined {
  if (!/^\s*(?:<!--|<!doctype html|<html)/i.test(body)) return undefined;
  const lowered = body.toLowerCase();
  const texts: string[] = [];
  let at = 0;
  while (at < body.length) {
    const open = body.indexOf('<', at);
    texts.push(body.slice(at, open === -1 ? undefined : open));
    if (open === -1) break;
    const end = endOfTag(body, open);
    const name = /^\/?([a-z][a-z\d]*)/.exec(lowered.slice(open + 1, open + 24))?.[1] ?? '';
    if (!INLINE.has(name)) texts.push('\n');
    const isUnread = UNREAD.has(name) && lowered[open + 1] !== '/';
    const close = isUnread ? lowered.indexOf(`</${name}`, end) : end;
    at = close === -1 ? body.length : close;
  }
  return decoded(texts.join(''))
    .split('\n')
    .map((line) => line.replaceAll(/\s+/g, ' ').trim())
    .filter((line) => line !== '')
    .join('\n');
}

function endOfTag(body: string, open: number): number {
  const isComment = body.startsWith('<!--', open);
  const end = body.indexOf(isComment ? '-->' : '>', open);
  if (end === -1) return body.length;
  return end + (isComment ? 3 : 1);
}

function decoded(text: string): string {
  return text.replaceAll(/&(?:#(\d{1,6})|#x([\da-f]{1,6})|([a-z]{2,5}));/gi, (whole, decimal, hex, name) => {
    if (name !== undefined) return ENTITIES[String(name).toLowerCase()] ?? whole;
    const code = decimal === undefined ? Number.parseInt(hex, 16) : Number(decimal);
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}
