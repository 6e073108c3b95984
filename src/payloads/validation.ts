import type { Ajv2020, ValidateFunction } from 'ajv/dist/2020.js';
import { isJsonObject, type JsonObject, type JsonValue } from '../internal/json.ts';
import { patternEngine } from './custom-schema/patterns.ts';
import { schemaValidator } from './load-on-demand.ts';
import { readSchema } from './schema-store.ts';
import { VALUE_FORMATS } from './validation-formats.ts';
import { problemsFromErrors, type ValidationProblem } from './validation-messages.ts';

export type { ValidationProblem } from './validation-messages.ts';

/** Where the `$id` of every schema of this package begins. Nothing is ever fetched from there. */
const ID_BASE = 'https://cf-webhook-sim.example/schemas/';
const FILE_ENDING = /\.json$/;

let sharedAjv: Ajv2020 | undefined;
const ofFile = new Map<string, ValidateFunction>();
const ofNode = new WeakMap<JsonObject, ValidateFunction>();

/**
 * Checks the content of an envelope's `data` against a schema of this package.
 *
 * @param schemaPath Path inside `schemas/` without `.json`, e.g. `v2/order`.
 * @param data The content of `data`.
 * @returns What is wrong, with paths that begin with `data`; empty when the data is valid.
 * @throws SimulatorError `broken-package` when the schema, or one it refers to, is missing.
 * @example
 * validateData('v2/order', order); // [{ path: 'data.currency', message: 'must be a string, got 12' }]
 */
export function validateData(schemaPath: string, data: unknown): readonly ValidationProblem[] {
  let validate = ofFile.get(schemaPath);
  if (validate === undefined) {
    validate = compileFile(schemaPath);
    ofFile.set(schemaPath, validate);
  }
  return run(validate, data, 'data');
}

/**
 * Checks a value against a part of a resolved schema (one without `$ref`).
 *
 * @param schema The part; compiled once per object.
 * @param value The value.
 * @param path The dotted path of the value, with which the paths of problems begin.
 * @param written The value as problems quote it, where its numbers are written in another way.
 * @returns What is wrong; empty when the value fits.
 */
export function validateValue(
  schema: JsonObject,
  value: unknown,
  path: string,
  written: unknown = value,
): readonly ValidationProblem[] {
  let validate = ofNode.get(schema);
  if (validate === undefined) {
    validate = ajv().compile(withoutIds(schema));
    ofNode.set(schema, validate);
  }
  return run(validate, value, path, written);
}

function run(
  validate: ValidateFunction,
  value: unknown,
  root: string,
  written: unknown = value,
): readonly ValidationProblem[] {
  if (validate(value)) return [];
  const errors = validate.errors ?? [];
  if (written === value) return problemsFromErrors(errors, root);
  return problemsFromErrors(
    errors.map((error) => ({ ...error, data: valueAt(written, error.instancePath) })),
    root,
  );
}

/** What a JSON pointer leads to. */
function valueAt(value: unknown, pointer: string): unknown {
  const keys = pointer.split('/').slice(1);
  return keys.reduce((node: unknown, key) => {
    const name = key.replaceAll('~1', '/').replaceAll('~0', '~');
    return Object(node)[name];
  }, value);
}

function ajv(): Ajv2020 {
  sharedAjv ??= createAjv();
  return sharedAjv;
}

function createAjv(): Ajv2020 {
  const { Ajv2020: Ajv, addFormats } = schemaValidator();
  const made = new Ajv({
    // As lenient as the judge of whole events: the schemas of users hold keywords and formats that are unknown here.
    strict: false,
    logger: false,
    code: { regExp: patternEngine() },
    allErrors: true,
    verbose: true,
    // Our schemas are tested and those of users were checked when they were read; checking takes longer than all else.
    meta: false,
    validateSchema: false,
  });
  addFormats.default(made);
  for (const [name, { accepts }] of Object.entries(VALUE_FORMATS)) {
    if (accepts !== undefined) made.addFormat(name, accepts);
  }
  return made;
}

function compileFile(schemaPath: string): ValidateFunction {
  addWithReferences(schemaPath);
  return ajv().compile({ $ref: `${ID_BASE}${schemaPath}.json` });
}

/** Makes a schema and all that it refers to known to ajv. */
function addWithReferences(schemaPath: string): void {
  const id = `${ID_BASE}${schemaPath}.json`;
  if (ajv().schemas[id] !== undefined) return;

  const schema = readSchema(schemaPath);
  ajv().addSchema({ ...schema }, id);
  for (const reference of references(schema)) {
    const target = new URL(reference, id);
    target.hash = '';
    addWithReferences(target.href.slice(ID_BASE.length).replace(FILE_ENDING, ''));
  }
}

function references(node: JsonValue | undefined): string[] {
  if (Array.isArray(node)) return node.flatMap((item: JsonValue) => references(item));
  if (!isJsonObject(node)) return [];
  const own = typeof node['$ref'] === 'string' ? [node['$ref']] : [];
  return [...own, ...Object.values(node).flatMap(references)];
}

/** Copies a schema without `$id`s: a resolved schema may hold the same file in several places. */
function withoutIds(node: JsonObject): JsonObject {
  const kept = Object.entries(node).filter(([key, value]) => !(key === '$id' && typeof value === 'string'));
  return Object.fromEntries(kept.map(([key, value]) => [key, withoutIdsInside(value)]));
}

function withoutIdsInside(value: JsonValue | undefined): JsonValue | undefined {
  if (Array.isArray(value)) return value.map((item: JsonValue) => withoutIdsInside(item) ?? null);
  return isJsonObject(value) ? withoutIds(value) : value;
}
