/** What a matcher found. The message fits the result: what is wrong, or, where it passed, what a `not` would say. */
export interface MatchResult {
  readonly pass: boolean;
  readonly message: () => string;
  /** What was expected, as plain data for a test runner to show. */
  readonly expected: unknown;
  /** What was found, in the same shape. */
  readonly actual: unknown;
}

/** A line of a comparison: what is compared, and whether it is as expected. */
export interface ComparedRow {
  readonly label: string;
  readonly expected: string;
  readonly received: string;
  readonly fits: boolean;
}

const INDENT = '  ';

/** A comparison as aligned lines, with an arrow at each row that is not as expected. */
export function comparisonLines(rows: readonly ComparedRow[]): string[] {
  const cells = [
    ['', 'expected', 'received', ''],
    ...rows.map(({ label, expected, received, fits }) => [label, expected, received, fits ? '' : '←']),
  ];
  return alignedLines(cells);
}

/** Rows of cells as lines, each column as wide as its widest cell. */
export function alignedLines(rows: readonly (readonly string[])[]): string[] {
  const columns = Math.max(0, ...rows.map((row) => row.length));
  const widths = Array.from({ length: columns }, (_, column) =>
    Math.max(...rows.map((row) => row[column]?.length ?? 0)),
  );
  return rows.map((row) =>
    `${INDENT}${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ')}`.trimEnd(),
  );
}

/** A message of paragraphs, with an empty line between them. */
export function paragraphs(...parts: readonly (string | readonly string[])[]): string {
  return parts
    .map((part) => (typeof part === 'string' ? part : part.join('\n')))
    .filter((part) => part !== '')
    .join('\n\n');
}
