import type { Reporter, ReporterContext } from './reporter.ts';
import { writePieces } from './written-pieces.ts';

/** Writes the report for people, without colors: every delivery or check, then the sums, the verdict and how to repeat it. */
export function createTextReporter({ write }: ReporterContext): Reporter {
  return {
    needsDeliveries: true,
    record: () => undefined,
    end: ({ text }) => writePieces(ended(text), write),
  };
}

function* ended(lines: Iterable<string>): Generator<string> {
  for (const line of lines) yield `${line}\n`;
}
