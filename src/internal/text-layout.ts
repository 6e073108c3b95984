/** Breaks a text between words so that no line is longer than a width; a word that is longer stays whole. */
export function wrapText(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (longer.length > width && line !== '') {
      lines.push(line);
      line = word;
    } else line = longer;
  }
  lines.push(line);
  return lines;
}

/** How {@link hangingRow} is laid out. */
export interface RowLayout {
  /** Spaces before the label. */
  readonly indent: number;
  /** Columns that the label takes, the gap after it included; a longer label stands on a line of its own. */
  readonly labelWidth: number;
  /** Columns of the whole row. */
  readonly width: number;
  /** Colors the label; it is padded before. */
  readonly paint?: (label: string) => string;
}

/** A label with its text beside it; the lines of a long text stand below each other. */
export function hangingRow(label: string, text: string, layout: RowLayout): string[] {
  const { indent, labelWidth, width, paint = (plain) => plain } = layout;
  const margin = ' '.repeat(indent);
  const lines = wrapText(text, Math.max(20, width - indent - labelWidth));
  const below = ' '.repeat(indent + labelWidth);
  const standsAlone = label.length >= labelWidth;

  const head = standsAlone
    ? `${margin}${paint(label)}`
    : `${margin}${paint(label)}${' '.repeat(labelWidth - label.length)}${lines[0] ?? ''}`;
  const rest = (standsAlone ? lines : lines.slice(1)).map((line) => `${below}${line}`);
  return [head.trimEnd(), ...rest];
}
