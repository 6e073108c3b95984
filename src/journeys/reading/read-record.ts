import type { JsonObject, JsonValue } from '../../internal/json.ts';
import { parsePath } from '../../payloads/data-path.ts';
import { schemaAt, stepsForSchema } from '../../payloads/data-path-schema.ts';
import { nearestPaths } from '../../payloads/override-paths.ts';
import { fitText, fitValue } from '../../payloads/override-values.ts';
import { nodeInWords, type SourceEntry, type SourceNode } from '../../source/source-node.ts';
import { checkReferences } from './check-references.ts';
import type { Reading } from './reading.ts';

/**
 * Reads `set`: fields of a record by their paths.
 *
 * @param schema That of the record; `undefined` where only happening shows what the step is about.
 */
export function readRecord(
  { value: node }: SourceEntry,
  schema: JsonObject | undefined,
  reading: Reading,
): JsonObject {
  if (node.kind !== 'map') {
    reading.findings.report(
      node.place,
      `"set" must be a mapping, got ${nodeInWords(node)}.`,
      'For example set: {first_name: Ada}.',
    );
    return {};
  }
  const fields: [string, JsonValue][] = [];
  for (const [path, { place, value }] of node.entries) {
    const before = reading.findings.problems.length;
    const read = readValue(value, reading);
    fields.push([path, read]);
    if (schema !== undefined && reading.findings.problems.length === before) {
      checkPath(path, read, { place, value }, schema, reading);
    }
  }
  return Object.fromEntries(fields);
}

function checkPath(
  path: string,
  value: JsonValue,
  { place, value: node }: SourceEntry,
  schema: JsonObject,
  { findings }: Reading,
): void {
  const parsed = parsePath(path);
  if (!parsed.ok) {
    findings.report(
      place,
      `invalid path "${path}": ${parsed.problem}.`,
      'Write it like line_items[0].quantity.',
    );
    return;
  }
  const steps = stepsForSchema(schema, parsed.steps);
  const inside = schemaAt(schema, steps);
  if (inside === undefined) {
    const near = nearestPaths(steps, schema).map((name) => `"${name}"`);
    findings.report(
      place,
      `the record has no field "${path}".`,
      near.length > 0 ? `Did you mean ${near.join(' or ')}?` : 'cf-webhook-sim schema shows its fields.',
    );
    return;
  }
  if (JSON.stringify(value).includes('${')) return;
  const fit = typeof value === 'string' ? fitText(value, inside, path) : fitValue(value, inside, path);
  if (fit.fits) return;
  findings.report(node.place, `${fit.path === path ? `"${path}"` : fit.path} ${fit.problem}.`, fit.cure);
}

/** A value with the references in it checked. Numbers that say more than their value keep their text: `49.00`. */
function readValue(node: SourceNode, reading: Reading): JsonValue {
  if (node.kind === 'list') return node.items.map((item) => readValue(item, reading));
  if (node.kind === 'map') {
    return Object.fromEntries([...node.entries].map(([key, { value }]) => [key, readValue(value, reading)]));
  }
  if (typeof node.value === 'string') checkReferences(node.text, node.place, reading);
  return typeof node.value === 'number' && String(node.value) !== node.text ? node.text : node.value;
}
