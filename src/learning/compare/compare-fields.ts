import { isJsonObject, type JsonObject } from '../../internal/json.ts';
import {
  schemaAt,
  schemaEnum,
  schemaFormats,
  schemaPaths,
  schemaTypes,
} from '../../payloads/data-path-schema.ts';
import { containerOf, type Row } from '../shape/body-rows.ts';
import { stepsOf } from '../shape/catalog-texts.ts';
import type { Difference, OwnField } from './comparison.ts';
import { countObjects, type FieldTally, tallyFields, tallyText } from './field-tally.ts';
import { fitsFormat } from './fits-format.ts';

/** What the fields of bodies have, as differences from a schema and as fields of the workspace's own. */
export interface FieldFindings {
  readonly differences: readonly Difference[];
  readonly ownFields: readonly OwnField[];
}

/** Values that a report names at most. */
const MOST_VALUES = 10;

/**
 * Compares the fields of bodies of one event type with the schema of such bodies.
 *
 * @param generated What fields generated bodies have; what is there in most of them should be there.
 */
export function compareFields(
  rows: readonly Row[],
  schema: JsonObject,
  generated: ReadonlyMap<string, FieldTally>,
): FieldFindings {
  const tallies = tallyFields(rows);
  const objects = countObjects(rows);
  const differences: Difference[] = [];
  const ownFields: OwnField[] = [];
  const unknown = new Set<string>();
  const named = new Set(schemaPaths(schema));

  for (const [path, tally] of tallies) {
    if (path.endsWith('[]') || hasUnknownAround(path, unknown)) continue;
    const here = schemaAt(schema, stepsOf(path));
    if (here === undefined) {
      unknown.add(path);
      differences.push(unknownField(path, tally));
    } else {
      if (!named.has(path)) {
        ownFields.push({ path, seen: tally.present, of: tally.places, actual: tallyText(tally) });
      }
      differences.push(...valueDifferences(path, tally, here));
    }
  }
  for (const [path, { present, places: usual }] of generated) {
    const places = objects.get(containerOf(path)) ?? 0;
    const isUsual = present * 2 > usual && schemaAt(schema, stepsOf(containerOf(path))) !== undefined;
    if (path.endsWith('[]') || tallies.has(path) || places === 0 || !isUsual) continue;
    differences.push(missingField(path, places, schema));
  }
  return { differences, ownFields };
}

function hasUnknownAround(path: string, unknown: ReadonlySet<string>): boolean {
  for (let around = containerOf(path); around !== ''; around = containerOf(around)) {
    if (unknown.has(around)) return true;
  }
  return false;
}

function unknownField(path: string, tally: FieldTally): Difference {
  return {
    kind: isInEnvelope(path) ? 'envelope' : 'unknown-field',
    path,
    seen: tally.present,
    of: tally.places,
    expected: 'no such field',
    actual: tallyText(tally),
    values: [],
  };
}

function missingField(path: string, places: number, schema: JsonObject): Difference {
  const here = schemaAt(schema, stepsOf(path)) ?? {};
  return {
    kind: isInEnvelope(path) ? 'envelope' : 'missing-field',
    path,
    seen: places,
    of: places,
    expected: schemaTypes(here).join(' or ') || 'anything',
    actual: 'never there',
    values: [],
  };
}

function valueDifferences(path: string, tally: FieldTally, schema: JsonObject): Difference[] {
  const found: Difference[] = [];
  const add = (
    kind: Difference['kind'],
    seen: number,
    about: Pick<Difference, 'expected' | 'actual'>,
    values = NONE,
  ) => {
    if (seen > 0) found.push({ kind, path, seen, of: tally.present, values, ...about });
  };
  const allowed = allowedTypes(schema);
  const allows = (type: string) =>
    allowed.length === 0 || allowed.includes(type) || (type === 'integer' && allowed.includes('number'));
  const expected = allowed.join(' or ');
  const others = [...tally.types].filter(([type]) => !allows(type));
  for (const [type, count] of others) {
    add(type === 'null' ? 'null' : 'type', count, { expected, actual: type });
  }
  const formats = schemaFormats(schema);
  for (const [kind, count] of tally.kinds) {
    if (fitsFormat(kind, formats)) continue;
    add('format', count, { expected: formats.join(' or '), actual: kind });
  }
  const listed = schemaEnum(schema).filter((value) => typeof value === 'string');
  if (listed.length > 0) {
    const unlisted = [...tally.texts].filter(([text]) => !listed.includes(text));
    add(
      'value',
      unlisted.reduce((sum, [, count]) => sum + count, 0),
      { expected: `one of ${listed.length} values`, actual: `${unlisted.length} other` },
      unlisted.slice(0, MOST_VALUES).map(([text]) => text),
    );
  }
  return found;
}

const NONE: readonly string[] = [];

function allowedTypes(schema: JsonObject): readonly string[] {
  const types = schemaTypes(schema);
  const alternatives = schema['anyOf'];
  const isOpen =
    Array.isArray(alternatives) &&
    alternatives.some((part) => isJsonObject(part) && Object.keys(part).length === 0);
  return isOpen ? [] : types;
}

function isInEnvelope(path: string): boolean {
  return path !== 'data' && !path.startsWith('data.');
}
