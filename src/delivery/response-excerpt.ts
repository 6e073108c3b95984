import type { SecretValues } from '../internal/mask.ts';
import { printable, printableLine } from '../internal/printable.ts';

/** How much of a response's body is shown, in characters. */
const EXCERPT_CHARACTERS = 2_048;
const HALF_A_CHARACTER = /[\ud800-\udbff]$/;

/** How much of the first line is shown, in characters. */
const LINE_CHARACTERS = 120;
/** What is no text of a page: its head but for the title, scripts, styles, comments. */
const NO_TEXT = /<(script|style|head|title)\b[\s\S]*?(?:<\/\1\s*>|$)|<!--[\s\S]*?(?:-->|$)/gi;

const ENTITIES: Readonly<Record<string, string>> = {
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
  '&amp;': '&',
};

/** The first line of text in an excerpt, with the tags of a page stripped; empty where there is none. */
export function firstLineOf(excerpt: string): string {
  const title = /<title[^>]*>([^<]*)/i.exec(excerpt)?.[1] ?? '';
  const isPage = /<(?:!doctype|html|body|head|h\d|p|pre|div|title)\b/i.test(excerpt);
  const text = isPage ? `${withoutTags(excerpt)}\n${title}` : excerpt;
  const line = text
    .split('\n')
    .map((one) => printableLine(one).trim())
    .find((one) => one !== '');
  return line === undefined || line.length <= LINE_CHARACTERS
    ? (line ?? '')
    : `${line.slice(0, LINE_CHARACTERS).replace(HALF_A_CHARACTER, '')}…`;
}

function withoutTags(page: string): string {
  return page
    .replaceAll(NO_TEXT, ' ')
    .replaceAll(/<\/?(?:br|div|h\d|li|p|pre|td|tr)\b[^>]*>/gi, '\n')
    .replaceAll(/<[^>]*>/g, '')
    .replaceAll(/&(?:lt|gt|quot|#39|amp);/g, (entity) => ENTITIES[entity] ?? entity);
}

/** The beginning of a response's body as text that may be shown: without control characters and without secrets. */
export function excerptOfResponse(body: Uint8Array, secrets: SecretValues): string {
  if (body.length === 0) return '';
  // The secret is looked for in all that was kept, so that the cut cannot leave half of it behind.
  const text = printable(Buffer.from(body).toString('utf8'), secrets);
  return text.slice(0, EXCERPT_CHARACTERS).replace(HALF_A_CHARACTER, '');
}
