import { jsonPieces } from './json-pieces.ts';
import type { Reporter, ReporterContext } from './reporter.ts';
import { writePieces } from './written-pieces.ts';

/** Writes the whole report as one JSON document, as `--json` prints it. */
export function createJsonReporter({ write }: ReporterContext): Reporter {
  return {
    needsDeliveries: true,
    record: () => undefined,
    end: ({ json: { facts, list, items } }) => writePieces(jsonPieces(facts, { name: list, items }), write),
  };
}
