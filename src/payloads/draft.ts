import type { JsonSchema } from 'json-schema-faker';
import { SimulatorError } from '../errors.ts';
import { isJsonObject, type JsonObject, type JsonValue } from '../internal/json.ts';
import type { Random } from '../random/random.ts';
import { draftFormats } from './draft-formats.ts';
import { fakerModules, seedFaker } from './english-faker.ts';
import { schemaGenerator } from './load-on-demand.ts';
import { resolvedSchema } from './schema-store.ts';
import { bindVocabulary } from './vocabulary/vocabulary.ts';

/** A schema made ready for the generator. */
interface Blueprint {
  readonly schema: JsonSchema;
  /** Fields that mostly hold one value (`x-usually`). */
  readonly habits: readonly Habit[];
}

interface Habit {
  readonly field: string;
  readonly value: JsonValue;
  /** How often the field holds it; always where nothing says what else it could be. */
  readonly probability: number;
}

/** The hint that takes one of the schema's own examples; the generator cannot see them from a hint. */
const EXAMPLES_HINT = 'cf.example';
const MOSTLY = 0.85;
const blueprints = new Map<string, Blueprint>();

/**
 * A first version of a resource, made from its schema and the hints in it: every field is filled with a believable
 * value, but no two fields know of each other yet.
 *
 * @param resource Base name of the schema in `schemas/v2`.
 * @param composed Fields that the refinement writes itself; they are left out.
 */
export function draftResource(
  resource: string,
  composed: ReadonlySet<string>,
  random: Random,
  at: number,
): JsonObject {
  const words = random.fork('words');
  seedFaker(random.fork('faker'), at);

  const { schema, habits } = blueprintOf(resource, composed);
  const draft = schemaGenerator().generateSync(schema, {
    seed: random.fork('draft').integer(1, 0x7f_ff_ff_ff),
    maxDepth: 30,
    alwaysFakeOptionals: true,
    useDefaultValue: false,
    formats: draftFormats(words, at),
    extensions: { faker: { ...fakerModules(), cf: bindVocabulary(words) } },
  });
  if (isJsonObject(draft)) return { ...draft, ...followHabits(habits, random.fork('habits')) };
  throw new SimulatorError({
    code: 'broken-package',
    problem: `Making data from the schema "v2/${resource}" gave no object.`,
    cure: 'The installed package is incomplete; install it again.',
  });
}

function followHabits(habits: readonly Habit[], random: Random): JsonObject {
  const followed = habits.filter(({ probability }) => random.chance(probability));
  return Object.fromEntries(followed.map(({ field, value }) => [field, value]));
}

/** A schema as the generator is to read it: no old fields, nothing that is composed later, no choice of null. */
function blueprintOf(resource: string, composed: ReadonlySet<string>): Blueprint {
  const known = blueprints.get(resource);
  if (known !== undefined) return known;

  const { properties, ...rest } = resolvedSchema(`v2/${resource}`);
  const columns = Object.entries(isJsonObject(properties) ? properties : {}).flatMap(([name, column]) =>
    isJsonObject(column) && !composed.has(name) ? [{ name, column }] : [],
  );
  const schema: JsonSchema = withoutNulls({
    ...rest,
    properties: Object.fromEntries(columns.map(({ name, column }) => [name, column])),
    required: [],
  });
  const blueprint = { schema, habits: columns.flatMap(({ name, column }) => habitOf(name, column)) };
  blueprints.set(resource, blueprint);
  return blueprint;
}

function habitOf(field: string, column: JsonObject): Habit[] {
  const value = column['x-usually'];
  if (value === undefined) return [];
  const hinted = ['faker', 'format', 'enum', 'examples'].some((keyword) => column[keyword] !== undefined);
  return [{ field, value, probability: hinted ? MOSTLY : 1 }];
}

/**
 * The generator takes null for half of all nullable fields, whatever they mean. Whether a field is empty is for the
 * refinement to say, so the draft never is.
 */
function withoutNulls(schema: JsonObject): JsonObject {
  const result: Record<string, JsonValue | undefined> = { ...schema };
  if (isList(schema['type'])) result['type'] = schema['type'].find((type) => type !== 'null') ?? 'null';
  if (schema['faker'] === EXAMPLES_HINT && isList(schema['examples'])) {
    delete result['faker'];
    result['enum'] = schema['examples'];
  }
  if (isList(schema['enum'])) result['enum'] = schema['enum'].filter((value) => value !== null);
  if (isJsonObject(schema['items'])) result['items'] = withoutNulls(schema['items']);
  if (isJsonObject(schema['properties'])) {
    result['properties'] = Object.fromEntries(
      Object.entries(schema['properties'])
        .filter(([, property]) => !(isJsonObject(property) && property['deprecated'] === true))
        .map(([name, property]) => [name, isJsonObject(property) ? withoutNulls(property) : property]),
    );
  }
  return result;
}

function isList(value: JsonValue | undefined): value is readonly JsonValue[] {
  return Array.isArray(value);
}
