import { existsSync } from 'node:fs';
import type { ErrorObject } from 'ajv/dist/2020.js';
import type { SimulatorError } from '../../errors/simulator-error.ts';
import { usageError } from '../../errors/usage-error.ts';
import { isError } from '../../internal/is-error.ts';
import { isJsonObject, type JsonObject, type JsonValue } from '../../internal/json.ts';
import { isStackOverflow } from '../../internal/stack-overflow.ts';
import { fakerModules } from '../english-faker.ts';
import { patternLength } from '../pattern-length.ts';
import { USUAL_DEPTH } from '../recursion-depth.ts';
import { problemsFromErrors, type ValidationProblem } from '../validation-messages.ts';
import { VOCABULARY } from '../vocabulary/vocabulary.ts';
import { endlessReference } from './endless-reference.ts';
import { compileNormal, errorsOf, metaErrorsOf } from './judge.ts';
import { pointerStep, subschemas } from './keywords.ts';
import { type NormalSchema, normalForm, originOf } from './normal-form.ts';
import { readPattern } from './patterns.ts';
import { readSchemaDocument, type SchemaDocument } from './schema-file.ts';
import { SchemaLibrary } from './schema-library.ts';

/** How a schema of the user's is read. */
export interface CustomSchemaOptions {
  /** Files of schemas by the address under which a `$ref` names them. @default none */
  readonly refs?: Readonly<Record<string, string>>;
  /** How often a definition may stand inside of itself. @default 3 */
  readonly maxDepth?: number;
}

/** More characters than a field of a webhook has that follows a pattern. */
const LONGEST_PATTERN_TEXT = 100_000;
const known = new WeakMap<JsonObject, { readonly normal: NormalSchema; readonly maxDepth: number }>();

/**
 * A schema of the user's, read, checked and in one form: 2020-12 with its references in `$defs`.
 *
 * @param schema The schema itself, or the path of its file, which may end in `#` and a place inside of it.
 * @param name What messages call it.
 * @throws SimulatorError `file-unreadable`, or `invalid-option` naming file and pointer.
 */
export function customSchema(
  schema: JsonObject | string,
  name: string,
  options: CustomSchemaOptions = {},
): JsonObject {
  try {
    return readCustomSchema(schema, name, options);
  } catch (error) {
    if (!isStackOverflow(error)) throw error;
    throw wrong(name, 'nests its parts too deeply', 'Write it with fewer levels inside of each other.');
  }
}

function readCustomSchema(
  schema: JsonObject | string,
  name: string,
  options: CustomSchemaOptions,
): JsonObject {
  const library = new SchemaLibrary(options.refs);
  const { document, fragment } = documentOf(schema, name);
  const root = library.add(document);
  const followed =
    fragment === '' ? { ok: true as const, place: root } : library.follow(`#${fragment}`, root);
  if (!followed.ok) throw wrong(`${document.name}#${fragment}`, 'leads nowhere', followed.cure);
  if (fragment === '') refuseDescriptions(document);
  const read = normalForm(followed.place, library);
  const normal = { ...read, schema: withObjectType(read) };
  check(normal);
  known.set(normal.schema, { normal, maxDepth: options.maxDepth ?? USUAL_DEPTH });
  return normal.schema;
}

/** What is wrong with data by a schema that {@link customSchema} has given; empty when it fits. */
export function customDataProblems(schema: JsonObject, data: unknown): readonly ValidationProblem[] {
  try {
    const errors = errorsOf(schema, data);
    return errors.length === 0 ? [] : problemsFromErrors(errors, 'data');
  } catch (error) {
    if (!isStackOverflow(error)) throw error;
    return [{ path: 'data', message: 'contains itself too often to be checked' }];
  }
}

/** How often a definition of a schema may stand inside of itself. */
export function maxDepthOf(schema: JsonObject): number {
  return known.get(schema)?.maxDepth ?? USUAL_DEPTH;
}

/** Where a place of a schema that {@link customSchema} has given was written, for messages. */
export function writtenAt(schema: JsonObject, pointer: string): string {
  const normal = known.get(schema)?.normal;
  return normal === undefined ? `#${pointer}` : originOf(normal, pointer);
}

function documentOf(
  schema: JsonObject | string,
  name: string,
): { document: SchemaDocument; fragment: string } {
  if (typeof schema !== 'string') return { document: { path: undefined, name, root: schema }, fragment: '' };
  const at = schema.indexOf('#');
  if (at < 0 || existsSync(schema)) return { document: readSchemaDocument(schema, name), fragment: '' };
  const shown = name.includes('#') ? name.slice(0, name.indexOf('#')) : name;
  return { document: readSchemaDocument(schema.slice(0, at), shown), fragment: schema.slice(at + 1) };
}

/** A description of an API holds schemas, and is none. */
function refuseDescriptions({ name, root }: SchemaDocument): void {
  const kind = ['openapi', 'swagger', 'asyncapi'].find((key) => typeof root[key] === 'string');
  if (kind === undefined || root['type'] !== undefined || root['properties'] !== undefined) return;
  const places = schemaPlaces(root).slice(0, 5);
  const example = places.length === 0 ? '#/components/schemas/Order' : places.join(', ');
  throw wrong(
    name,
    `is a description of an API (${kind}), not a schema`,
    `Name the schema inside of it, such as ${example}.`,
  );
}

function schemaPlaces(root: JsonObject): string[] {
  const { components, definitions } = root;
  const groups: [string, JsonValue | undefined, string][] = [
    ['#/definitions', definitions, ''],
    ['#/components/schemas', isJsonObject(components) ? components['schemas'] : undefined, ''],
    ['#/components/messages', isJsonObject(components) ? components['messages'] : undefined, '/payload'],
  ];
  return groups.flatMap(([start, group, end]) =>
    isJsonObject(group) ? Object.keys(group).map((key) => `${start}${pointerStep(key)}${end}`) : [],
  );
}

/** Data of events is an object; a schema that allows other types as well is taken at that. */
function withObjectType(normal: NormalSchema): JsonObject {
  const pointer = otherType(normal.schema, normal.schema, '', 0);
  if (pointer === undefined) return { ...normal.schema, type: 'object' };
  throw wrong(
    originOf(normal, pointer),
    'must be "object", as data of events is',
    'Wrap it: {"type": "object", "properties": …}.',
  );
}

/** Where a schema says that a value is no object. */
function otherType(
  root: JsonObject,
  node: JsonObject,
  pointer: string,
  followed: number,
): string | undefined {
  const { type, enum: values, $ref, $defs } = node;
  const types = Array.isArray(type) ? type : [type];
  if (type !== undefined && !types.includes('object')) return `${pointer}/type`;
  if (Array.isArray(values) && !values.some(isJsonObject)) return `${pointer}/enum`;
  const defs = pointer === '' ? $defs : root['$defs'];
  if (typeof $ref !== 'string' || !isJsonObject(defs) || followed > Object.keys(defs).length)
    return undefined;
  const target = defs[$ref.slice('#/$defs/'.length)];
  return isJsonObject(target) ? otherType(root, target, $ref.slice(1), followed + 1) : undefined;
}

function check(normal: NormalSchema): void {
  const { schema } = normal;
  const error = deepest(metaErrorsOf(schema));
  if (error !== undefined) {
    const [problem] = problemsFromErrors([error], '');
    const what = problem?.message ?? 'is not a JSON Schema';
    throw wrong(originOf(normal, error.instancePath), what, 'Correct the schema there.');
  }
  checkKeywords(schema, '', normal);
  const endless = endlessReference(schema);
  if (endless !== undefined) {
    throw wrong(
      originOf(normal, endless),
      'leads back to itself without a property or an item between, so that nothing can be judged by it',
      'Remove that $ref, or put what it means to contain into "properties" or "items".',
    );
  }
  try {
    compileNormal(schema);
  } catch (cause) {
    if (isStackOverflow(cause)) throw cause;
    const why = isError(cause) ? cause.message : String(cause);
    throw wrong(originOf(normal, ''), `cannot be used: ${why}`, 'Correct the schema there.');
  }
}

/** What the meta-schema lets through: a hint that means nothing would silently become random letters. */
function checkKeywords(node: JsonObject, pointer: string, normal: NormalSchema): void {
  const { faker: hint, pattern, patternProperties } = node;
  const path = isJsonObject(hint) ? Object.keys(hint)[0] : hint;
  if (path !== undefined && !(typeof path === 'string' && isHint(path))) {
    throw wrong(
      originOf(normal, `${pointer}/faker`),
      `is no function of Faker, got ${JSON.stringify(path)}`,
      'For example "person.firstName" or "commerce.productName"; see https://fakerjs.dev/api.',
    );
  }
  const patterns = [pattern, ...(isJsonObject(patternProperties) ? Object.keys(patternProperties) : [])];
  for (const one of patterns) {
    if (typeof one !== 'string') continue;
    const keyword = one === pattern ? '/pattern' : `/patternProperties${pointerStep(one)}`;
    if (patternLength(one) > LONGEST_PATTERN_TEXT) {
      throw wrong(
        originOf(normal, `${pointer}${keyword}`),
        `describes a text of more than ${LONGEST_PATTERN_TEXT} characters`,
        'Lower the numbers in its braces.',
      );
    }
    if (readPattern(one) !== undefined) continue;
    throw wrong(
      originOf(normal, `${pointer}${keyword}`),
      'is not a regular expression of JavaScript',
      'Correct the schema there.',
    );
  }
  for (const [steps, inner] of subschemas(node)) {
    checkKeywords(inner, pointer + steps.map(pointerStep).join(''), normal);
  }
}

function isHint(path: string): boolean {
  const [module = '', word = '', ...more] = path.split('.');
  if (more.length > 0 || word === '' || word === 'constructor') return false;
  if (module === 'cf') return Object.hasOwn(VOCABULARY, word);
  const modules = fakerModules();
  const words = Object.hasOwn(modules, module) ? modules[module] : undefined;
  return typeof words === 'object' && words !== null && typeof Reflect.get(words, word) === 'function';
}

function deepest(errors: readonly ErrorObject[]): ErrorObject | undefined {
  return errors.toSorted((a, b) => depth(b) - depth(a))[0];
}

function depth({ instancePath }: ErrorObject): number {
  return instancePath.split('/').length;
}

function wrong(place: string, problem: string, cure: string): SimulatorError {
  return usageError(`${place} ${problem}.`, cure);
}
