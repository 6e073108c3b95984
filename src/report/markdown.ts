import type { ReportCase } from './report-cases.ts';

/** A case that can be opened, with everything about it. */
export function caseDetails({ name, kind, message, details }: ReportCase): string {
  return [
    `<details><summary><b>${html(name)}</b>: ${html(kind)}</summary>`,
    ...(message === null ? [] : [code(message)]),
    fenced('text', details.join('\n')),
    '</details>',
  ].join('\n\n');
}

/** A table; cells are Markdown. */
export function table(
  head: readonly string[],
  rows: readonly (readonly string[])[],
  align?: 'right',
): string {
  const rule = head.map(() => (align === 'right' ? '---:' : '---'));
  return [head, rule, ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

/** Inline code: nothing in it is read as Markdown or HTML, and it stays in its table cell. */
export function code(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ').trim().replaceAll('|', String.raw`\|`);
  const marks = '`'.repeat(longestRun(line) + 1);
  const padding = /^`|`$/.test(line) || line === '' ? ' ' : '';
  return `${marks}${padding}${line}${padding}${marks}`;
}

/** A block of code in which nothing is read as Markdown. */
export function fenced(language: string, text: string): string {
  const fence = '`'.repeat(Math.max(3, longestRun(text) + 1));
  return `${fence}${language}\n${text}\n${fence}`;
}

/** The longest run of backticks, which marks around the text have to exceed. */
function longestRun(text: string): number {
  return Math.max(0, ...(text.match(/`+/g) ?? []).map(({ length }) => length));
}

function html(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
