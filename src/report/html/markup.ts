import { escapeWorkflowCommands, printable } from '../../internal/printable.ts';

/** HTML that is safe to put into a page. Made by {@link html} alone. */
export interface Markup {
  readonly markup: string;
}

/** What may stand in a `${}` of {@link html}: text, which is escaped; markup, which is not; or nothing. */
export type MarkupPart = string | number | Markup | readonly Markup[] | undefined;

/** What a text becomes in HTML, in attributes too. */
const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Writes HTML in which every text is escaped. Attribute values have to stand in quotes. */
export function html(strings: TemplateStringsArray, ...parts: readonly MarkupPart[]): Markup {
  const written = strings.map((text, index) => text + (index < parts.length ? render(parts[index]) : ''));
  return { markup: written.join('') };
}

/** Escapes text for the inside of an element, and there alone: quotes stay, which keeps a page with much JSON small. */
export function elementText(text: string): Markup {
  const escaped = text.replaceAll(/[&<>]/g, (character) => ESCAPES[character] ?? character);
  return { markup: safe(escaped) };
}

/** Takes text that is HTML, CSS or a script of our own. Never anything from outside. */
export function trusted(markup: string): Markup {
  return { markup };
}

/** A page may be written to a terminal, and to the log of a workflow. */
function safe(escaped: string): string {
  return escapeWorkflowCommands(printable(escaped));
}

function render(part: MarkupPart): string {
  if (part === undefined) return '';
  if (typeof part === 'string' || typeof part === 'number') {
    return safe(String(part).replaceAll(/[&<>"']/g, (character) => ESCAPES[character] ?? character));
  }
  if ('markup' in part) return part.markup;
  return part.map(({ markup }) => markup).join('');
}
