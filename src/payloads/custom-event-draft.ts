import type { JsonSchema } from 'json-schema-faker';
import { SimulatorError } from '../errors/simulator-error.ts';
import { isJsonObject, type JsonObject } from '../internal/json.ts';
import type { Random } from '../random/random.ts';
import { customBlueprint } from './custom-event-blueprint.ts';
import { customDataProblems } from './custom-event-schema.ts';
import { draftFormats } from './draft-formats.ts';
import { fakerModules, seedFaker } from './english-faker.ts';
import { schemaGenerator } from './load-on-demand.ts';
import { bindVocabulary } from './vocabulary/vocabulary.ts';

/** The generator meets difficult rules by luck; beyond so many tries, it will not. */
const MOST_TRIES = 25;
const blueprints = new WeakMap<JsonObject, JsonSchema>();

/**
 * Makes data from a schema of the user's. It fits the schema, and the same source of chance gives the same data.
 *
 * @param schema As `customSchema` gives it.
 * @param name What messages call the schema.
 * @param at When the event happens, in milliseconds since the epoch.
 * @throws SimulatorError `invalid-option` when no data can be found that fits.
 */
export function draftCustomData(schema: JsonObject, name: string, random: Random, at: number): JsonObject {
  let problem = 'it gives no object';
  for (let number = 0; number < MOST_TRIES; number += 1) {
    const draft = draftOnce(schema, random.fork(`try-${number}`), at);
    const [found] = customDataProblems(schema, draft);
    if (found === undefined && isJsonObject(draft)) return draft;
    if (found !== undefined) problem = `${found.path} ${found.message}`;
  }
  throw new SimulatorError({
    code: 'invalid-option',
    problem: `Making data from ${name} failed: ${problem}.`,
    cure: 'Give that part "examples" in the schema, and they are used.',
  });
}

function draftOnce(schema: JsonObject, random: Random, at: number): unknown {
  const words = random.fork('words');
  seedFaker(random.fork('faker'), at);
  return schemaGenerator().generateSync(blueprintOf(schema), {
    seed: random.fork('draft').integer(1, 0x7f_ff_ff_ff),
    maxDepth: 30,
    alwaysFakeOptionals: true,
    useDefaultValue: false,
    formats: draftFormats(words, at),
    extensions: { faker: { ...fakerModules(), cf: bindVocabulary(words) } },
  });
}

function blueprintOf(schema: JsonObject): JsonSchema {
  const known = blueprints.get(schema);
  if (known !== undefined) return known;
  const made: JsonSchema = customBlueprint(schema);
  blueprints.set(schema, made);
  return made;
}
