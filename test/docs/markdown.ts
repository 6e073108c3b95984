/** A fenced code block of a Markdown document. */
export interface CodeBlock {
  /** The word behind the opening fence. */
  readonly language: string;
  readonly code: string;
  /** The line of the opening fence, counted from 1. */
  readonly line: number;
}

/** The code blocks of a Markdown document, in order. */
export function codeBlocks(markdown: string): CodeBlock[] {
  return [...markdown.matchAll(/^```(\w*)\n(.*?)^```$/gms)].map(
    ({ 1: language = '', 2: code = '', index }) => ({
      language,
      code,
      line: markdown.slice(0, index).split('\n').length,
    }),
  );
}

/** The rows of all tables under a heading, cell by cell, without the tables' own headings. */
export function tableUnder(markdown: string, heading: string): string[][] {
  const section = markdown.split(/^(?=#+ )/m).find((part) => part.startsWith(`${heading}\n`));
  if (section === undefined) throw new Error(`The document has no heading "${heading}".`);
  return section
    .split('\n\n')
    .filter((paragraph) => paragraph.startsWith('| '))
    .flatMap(tableIn);
}

/** The rows of the first table in a text, cell by cell, without the table's own heading. */
export function tableIn(text: string): string[][] {
  const lines = text.split('\n');
  const start = lines.findIndex((line) => line.startsWith('| '));
  const rows = lines.slice(start + 2);
  const end = rows.findIndex((line) => !line.startsWith('|'));
  return rows.slice(0, end === -1 ? rows.length : end).map((row) => {
    const cells = row.split(/(?<!\\)\|/).slice(1, -1);
    return cells.map((cell) => cell.trim().replaceAll('\\|', '|'));
  });
}

/** Cells that hold nothing but code, without the backticks. */
export function codeCells(rows: readonly (readonly string[])[]): string[] {
  return rows.map(([first = '']) => first.replaceAll('`', ''));
}
