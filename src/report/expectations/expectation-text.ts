import type { Palette } from '../../internal/palette.ts';
import { printable } from '../../internal/printable.ts';
import type { ExpectationResult } from './expectation-result.ts';

const WIDTH = 80;
const INDENT = '    ';

/** Expectations and how they fared, for a terminal: one line each, and beneath those that failed what else is known. */
export function expectationLines(results: readonly ExpectationResult[], palette: Palette): string[] {
  return results.flatMap((result) =>
    result.passed ? [`${palette.green('✓')} ${printable(result.expression)}`] : failedLines(result, palette),
  );
}

function failedLines(result: ExpectationResult, palette: Palette): string[] {
  const expression = printable(result.expression);
  const observed = `observed ${printable(result.observed)}`;
  const head = `${palette.red('✗')} ${expression}`;
  const fits = `✗ ${expression} — ${observed}`.length <= WIDTH;
  const saysNoMore = result.explanation.endsWith(`${result.observed}.`);
  const reasons = saysNoMore ? [] : wrapped(printable(result.explanation)).map(palette.dim);
  return fits ? [`${head} — ${observed}`, ...reasons] : [head, ...wrapped(observed), ...reasons];
}

/** Lines of whole words, indented; a word too long for a line has one of its own. */
function wrapped(text: string): string[] {
  const lines: string[] = [];
  for (const word of text.split(/\s+/)) {
    const longer = `${lines.at(-1) ?? ''} ${word}`;
    if (lines.length === 0 || longer.length > WIDTH) lines.push(`${INDENT}${word}`);
    else lines[lines.length - 1] = longer;
  }
  return lines;
}
