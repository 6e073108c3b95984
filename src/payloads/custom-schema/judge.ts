import type { Ajv2020, ErrorObject, ValidateFunction } from 'ajv/dist/2020.js';
import type { JsonObject } from '../../internal/json.ts';
import { schemaValidator } from '../load-on-demand.ts';
import { VALUE_FORMATS } from '../validation-formats.ts';
import { patternEngine } from './patterns.ts';

let shared: Ajv2020 | undefined;
const compiled = new WeakMap<JsonObject, ValidateFunction>();

/** The errors of a value by a normal schema; empty when it fits. */
export function errorsOf(schema: JsonObject, value: unknown): readonly ErrorObject[] {
  const validate = compileNormal(schema);
  return validate(value) ? [] : (validate.errors ?? []);
}

/** Compiles a normal schema, once. @throws Error where that is impossible. */
export function compileNormal(schema: JsonObject): ValidateFunction {
  const known = compiled.get(schema);
  if (known !== undefined) return known;
  const made = judge().compile(schema);
  compiled.set(schema, made);
  return made;
}

/** What the meta-schema has against a normal schema; empty when it is a schema. */
export function metaErrorsOf(schema: JsonObject): readonly ErrorObject[] {
  return judge().validateSchema(schema) === true ? [] : (judge().errors ?? []);
}

/** Whether a text has a `format`. One that is unknown allows everything. */
export function hasFormat(text: string, format: string): boolean {
  const known = judge().formats[format];
  if (known instanceof RegExp) return known.test(text);
  if (typeof known === 'function') return known(text);
  if (typeof known !== 'object' || known === null) return true;
  const { type, validate } = known;
  if (type === 'number') return true;
  if (validate instanceof RegExp) return validate.test(text);
  return typeof validate !== 'function' || Reflect.apply(validate, undefined, [text]) === true;
}

/** Lenient about what it does not know, as the schemas of others may hold formats of their own. */
function judge(): Ajv2020 {
  shared ??= createJudge();
  return shared;
}

function createJudge(): Ajv2020 {
  const { Ajv2020: Ajv, addFormats } = schemaValidator();
  const made = new Ajv({
    strict: false,
    allErrors: true,
    verbose: true,
    logger: false,
    validateSchema: false,
    code: { regExp: patternEngine() },
  });
  for (const [format, { accepts }] of Object.entries(VALUE_FORMATS)) {
    if (accepts !== undefined) made.addFormat(format, accepts);
  }
  addFormats.default(made);
  return made;
}
