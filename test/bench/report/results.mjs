import { figure, table } from './table.mjs';

const HEADER = ['measure', 'ours', 'reference', 'ratio', 'spread', 'how'];

/** The result of a run: one line for each measure. The ratio is ours divided by the reference. */
export function resultLines(rows) {
  return table([HEADER, ...rows.map(cells)]);
}

function cells(row) {
  if (row.skipped !== undefined) return [row.what, '', '', '', '', `not measured: ${row.skipped}`];
  const { what, unit, ours, reference, ratio, how } = row;
  return [
    `${what}, ${unit}`,
    figure(ours),
    figure(reference.value),
    figure(ratio.median),
    ratio.min === ratio.max ? '' : `${figure(ratio.min)}–${figure(ratio.max)}`,
    `beside ${reference.name}; ${how}`,
  ];
}
