/**
 * Lays rows out in columns, as wide as their content. The first column and the last are flush left, the others right.
 *
 * @param rows Cells as text; the first row is the header.
 */
export function table(rows) {
  const widths = rows[0].map((_, column) => Math.max(...rows.map((cells) => cells[column].length)));
  const lines = rows.map((cells) =>
    cells
      .map((cell, column) => {
        const flushLeft = column === 0 || column === cells.length - 1;
        return flushLeft ? cell.padEnd(widths[column]) : cell.padStart(widths[column]);
      })
      .join('  ')
      .trimEnd(),
  );
  const rule = widths.map((width) => '─'.repeat(width)).join('  ');
  return [lines[0], rule, ...lines.slice(1)];
}

/** A number with three significant digits, or with every digit before the point. */
export function figure(value) {
  if (value >= 100) return Math.round(value).toLocaleString('en');
  return value >= 0.01 ? String(Number(value.toPrecision(3))) : value.toPrecision(2);
}
