import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import { expect, it } from 'vitest';
import { SimulatorError } from '../../src/errors/simulator-error.ts';
import { customSchema } from '../../src/payloads/custom-schema/custom-schema.ts';
import { draftCustomData } from '../../src/payloads/custom-schema/draft/draft-data.ts';
import { createRandom } from '../../src/random/random.ts';
import { octokitSchemas, type PublicSchema, suiteSchemas } from './corpora.ts';

// "npm run corpus" looks at all of them, with twenty seeds each, and prints why some are refused.
const isWhole = process.env['RUN_MODE'] === 'corpus';
const SEEDS = isWhole ? 20 : 3;
const AT = Date.parse('2026-03-01T10:00:00Z');

interface Outcome {
  readonly kind: 'passed' | 'not an object' | 'refused';
  readonly why?: string;
}

it.each([
  ['octokit', octokitSchemas, 0.98],
  ['the JSON Schema Test Suite', suiteSchemas, 0.85],
] as const)(
  'makes data by the schemas of %s that an independent validator accepts',
  (name, schemas, floor) => {
    const sample = schemas().filter((_, index) => isWhole || index % 8 === 0);

    const outcomes = sample.map((one) => ({ ...one, ...outcomeOf(one) }));

    const objects = outcomes.filter(({ kind }) => kind !== 'not an object');
    const passed = objects.filter(({ kind }) => kind === 'passed').length;
    if (isWhole) {
      for (const { name: refused, kind, why } of outcomes) {
        if (kind !== 'passed') process.stdout.write(`${refused}: ${kind}: ${why ?? ''}\n`);
      }
      process.stdout.write(
        `${name}: ${passed} of ${objects.length} passed, ${outcomes.length - objects.length} are not objects\n`,
      );
    }
    // Nothing satisfies four of octokit's schemas, and the sample has two of them.
    expect(passed / objects.length).toBeGreaterThanOrEqual(isWhole ? floor : floor - 0.03);
  },
  600_000,
);

function outcomeOf({ name, schema }: PublicSchema): Outcome {
  try {
    const own = customSchema(schema, name);
    const validate = independent(schema);
    for (let seed = 0; seed < SEEDS; seed += 1) {
      const data = draftCustomData(own, name, createRandom(seed), AT);
      if (validate !== undefined && !validate(data))
        throw new Error(`${name}: ${JSON.stringify(validate.errors)}`);
    }
    return { kind: 'passed' };
  } catch (error) {
    if (!(error instanceof SimulatorError)) throw error;
    return {
      kind: error.problem.includes('must be "object"') ? 'not an object' : 'refused',
      why: error.message,
    };
  }
}

/** What ajv itself makes of the schema; it does not read every schema of draft 04. */
function independent(schema: PublicSchema['schema']): ReturnType<Ajv['compile']> | undefined {
  const { $schema: _draft, ...plain } = schema;
  const ajv = new Ajv({ strict: false, logger: false, validateSchema: false, unicodeRegExp: false });
  addFormats.default(ajv);
  try {
    return ajv.compile(plain);
  } catch {
    return undefined;
  }
}
