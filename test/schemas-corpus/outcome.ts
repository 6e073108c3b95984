import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import { SimulatorError } from '../../src/errors/simulator-error.ts';
import { isJsonObject, type JsonObject } from '../../src/internal/json.ts';
import { customSchema } from '../../src/payloads/custom-schema/custom-schema.ts';
import { draftCustomData } from '../../src/payloads/custom-schema/draft/draft-data.ts';
import { createRandom } from '../../src/random/random.ts';
import type { PublicSchema } from './corpora.ts';

const AT = Date.parse('2026-03-01T10:00:00Z');

/** What came of a schema. `not checked`: a body was made, and the independent validator cannot read the schema. */
export interface Outcome {
  readonly kind: 'passed' | 'not checked' | 'not an object' | 'refused' | 'invalid';
  readonly why?: string;
}

/** Makes a body for each of so many seeds, and has each judged by a validator that is not ours. */
export function outcomeOf({ name, schema, path }: PublicSchema, seeds: number): Outcome {
  try {
    const own = customSchema(path ?? schema, name);
    const validate = independent(schema);
    for (let seed = 0; seed < seeds; seed += 1) {
      const data = draftCustomData(own, name, createRandom(seed), AT);
      if (validate?.(data) === false) return { kind: 'invalid', why: JSON.stringify(validate.errors) };
    }
    return { kind: validate === undefined ? 'not checked' : 'passed' };
  } catch (error) {
    if (!(error instanceof SimulatorError)) throw error;
    const isNoObject = error.problem.includes('must be "object"');
    return { kind: isNoObject ? 'not an object' : 'refused', why: error.message };
  }
}

/** What ajv itself makes of the schema; it does not read every schema of draft 04, nor other files. */
function independent(schema: JsonObject): ReturnType<Ajv['compile']> | undefined {
  const { $schema: _draft, ...plain } = schema;
  const ajv = new Ajv({ strict: false, logger: false, validateSchema: false, unicodeRegExp: false });
  addFormats.default(ajv);
  try {
    return ajv.compile(isJsonObject(plain) ? plain : {});
  } catch {
    return undefined;
  }
}
