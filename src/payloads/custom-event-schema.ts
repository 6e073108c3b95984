import type { Ajv2020, ErrorObject, ValidateFunction } from 'ajv/dist/2020.js';
import { SimulatorError } from '../errors/simulator-error.ts';
import { isJsonObject, type JsonObject, type JsonValue } from '../internal/json.ts';
import { readSchemaDocument, type SchemaDocument, withoutReferences } from './custom-event-references.ts';
import { fakerModules } from './english-faker.ts';
import { schemaValidator } from './load-on-demand.ts';
import { patternLength } from './pattern-length.ts';
import { VALUE_FORMATS } from './validation-formats.ts';
import { problemsFromErrors, type ValidationProblem } from './validation-messages.ts';
import { VOCABULARY } from './vocabulary/vocabulary.ts';

let sharedAjv: Ajv2020 | undefined;
const validators = new WeakMap<JsonObject, ValidateFunction>();

/**
 * A schema of the user's, read, checked and without references.
 *
 * @param schema The schema itself, or the path of its file.
 * @param name What messages call it.
 * @throws SimulatorError `file-unreadable`, or `invalid-option` naming file and pointer.
 */
export function customSchema(schema: JsonObject | string, name: string): JsonObject {
  const document: SchemaDocument =
    typeof schema === 'string' ? readSchemaDocument(schema, name) : { path: undefined, name, root: schema };
  const resolved = withoutReferences(document, checkDocument);
  if (resolved['type'] !== undefined && resolved['type'] !== 'object') {
    throw wrong(
      name,
      '/type',
      'must be "object", as data of events is',
      'Wrap it: {"type": "object", "properties": …}.',
    );
  }
  const whole = { type: 'object', ...resolved };
  compile(whole, name);
  return whole;
}

/** What is wrong with data by a schema that {@link customSchema} has given; empty when it fits. */
export function customDataProblems(schema: JsonObject, data: unknown): readonly ValidationProblem[] {
  const validate = compile(schema, 'the schema');
  return validate(data) ? [] : problemsFromErrors(validate.errors ?? [], 'data');
}

function checkDocument({ root, name }: SchemaDocument): void {
  const { $schema: _dialect, ...schema } = root;
  if (ajv().validateSchema(schema) !== true) {
    const error = deepest(ajv().errors ?? []);
    const [problem] = error === undefined ? [] : problemsFromErrors([error], '');
    throw wrong(
      name,
      error?.instancePath ?? '',
      problem?.message ?? 'is no JSON Schema',
      'Correct the schema there.',
    );
  }
  checkKeywords(schema, '', name);
}

/** What the meta-schema lets through: a hint that means nothing would silently become random letters. */
/** More characters than a field of a webhook has that follows a pattern. */
const LONGEST_PATTERN_TEXT = 100_000;

function checkKeywords(node: JsonValue | undefined, pointer: string, name: string): void {
  if (Array.isArray(node)) {
    for (const [index, item] of node.entries()) checkKeywords(item, `${pointer}/${index}`, name);
  }
  if (!isJsonObject(node)) return;
  const isSchema = !pointer.endsWith('/properties');
  const hint = isSchema ? node['faker'] : undefined;
  const path = isJsonObject(hint) ? Object.keys(hint)[0] : hint;
  if (path !== undefined && !(typeof path === 'string' && isHint(path))) {
    throw wrong(
      name,
      `${pointer}/faker`,
      `is no function of Faker, got ${JSON.stringify(path)}`,
      'For example "person.firstName" or "commerce.productName"; see https://fakerjs.dev/api.',
    );
  }
  const pattern = isSchema ? node['pattern'] : undefined;
  if (typeof pattern === 'string' && !isPattern(pattern)) {
    throw wrong(name, `${pointer}/pattern`, 'is no regular expression', 'Correct the schema there.');
  }
  if (typeof pattern === 'string' && patternLength(pattern) > LONGEST_PATTERN_TEXT) {
    throw wrong(
      name,
      `${pointer}/pattern`,
      `describes a text of more than ${LONGEST_PATTERN_TEXT} characters`,
      'Lower the numbers in its braces.',
    );
  }
  for (const [key, value] of Object.entries(node)) {
    if (isSchema && ['const', 'default', 'enum', 'examples', 'faker'].includes(key)) continue;
    checkKeywords(value, `${pointer}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`, name);
  }
}

function isPattern(text: string): boolean {
  try {
    return new RegExp(text, 'u') instanceof RegExp;
  } catch {
    return false;
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

function compile(schema: JsonObject, name: string): ValidateFunction {
  const known = validators.get(schema);
  if (known !== undefined) return known;
  try {
    const made = ajv().compile(schema);
    validators.set(schema, made);
    return made;
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw wrong(name, '', `cannot be used: ${why}`, 'Correct the schema there.');
  }
}

function ajv(): Ajv2020 {
  sharedAjv ??= createAjv();
  return sharedAjv;
}

/** Lenient about what it does not know, as the schemas of others may hold keywords and formats of their own. */
function createAjv(): Ajv2020 {
  const { Ajv2020: Ajv, addFormats } = schemaValidator();
  const made = new Ajv({ strict: false, allErrors: true, verbose: true, logger: false });
  addFormats.default(made);
  for (const [format, { accepts }] of Object.entries(VALUE_FORMATS)) {
    if (accepts !== undefined) made.addFormat(format, accepts);
  }
  return made;
}

function deepest(errors: readonly ErrorObject[]): ErrorObject | undefined {
  return [...errors].sort((a, b) => depth(b) - depth(a))[0];
}

function depth({ instancePath }: ErrorObject): number {
  return instancePath.split('/').length;
}

function wrong(name: string, pointer: string, problem: string, cure: string): SimulatorError {
  return new SimulatorError({ code: 'invalid-option', problem: `${name}#${pointer} ${problem}.`, cure });
}
