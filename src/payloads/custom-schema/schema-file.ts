import { extname } from 'node:path';
import { SimulatorError } from '../../errors/simulator-error.ts';
import { isError } from '../../internal/is-error.ts';
import { isJsonObject, type JsonObject, type JsonValue } from '../../internal/json.ts';
import { readWholeFile } from '../../internal/read-whole-file.ts';
import { describeCause } from '../../internal/system-error.ts';
import { parseJsonAsWritten } from '../../source/parse-json.ts';
import { yamlReader } from '../load-on-demand.ts';
import { plainSchema } from '../written-bounds.ts';

/** A schema document of the user's. */
export interface SchemaDocument {
  /** The file, as an absolute path; `undefined` where the schema was given as an object. */
  readonly path: string | undefined;
  /** What messages call it. */
  readonly name: string;
  readonly root: JsonObject;
}

/** The endings that may be left out where a file is referred to by its `$id`. */
export const SCHEMA_ENDINGS = ['.json', '.yaml', '.yml'] as const;

/**
 * Reads a schema file of the user's: JSON, or YAML by its ending.
 *
 * @param name What messages call it.
 * @throws SimulatorError `file-unreadable` when it is missing, not JSON or YAML, or not an object.
 */
export function readSchemaDocument(path: string, name: string): SchemaDocument {
  const text = readText(path, name);
  const root = /^\.ya?ml$/i.test(extname(path)) ? parseYaml(text, name) : parseJsonText(text, name);
  if (isJsonObject(root)) return { path, name, root };
  throw unreadable(`The schema ${name} is not a JSON object.`);
}

function readText(path: string, name: string): string {
  try {
    return readWholeFile(path)
      .toString('utf8')
      .replace(/^\uFEFF/, '');
  } catch (cause) {
    throw new SimulatorError({
      code: 'file-unreadable',
      problem: `Reading the schema ${name} failed: ${describeCause(cause)}.`,
      cure: 'Check the path; it is taken from the folder of the file that names it.',
      cause,
    });
  }
}

function parseJsonText(text: string, name: string): JsonValue {
  const parsed = parseJsonAsWritten(text);
  if (parsed.ok) return isJsonObject(parsed.value) ? plainSchema(parsed.value) : parsed.value;
  throw unreadable(`${name} line ${text.slice(0, parsed.at).split('\n').length}: this is not JSON.`);
}

function parseYaml(text: string, name: string): unknown {
  const { parseDocument } = yamlReader();
  const document = parseDocument(text, { merge: true, prettyErrors: true, logLevel: 'silent' });
  const [error] = document.errors;
  if (error === undefined) {
    try {
      return JSON.parse(JSON.stringify(document.toJS({ maxAliasCount: 1_000 }) ?? null));
    } catch (cause) {
      throw unreadable(`${name}: ${isError(cause) ? cause.message : String(cause)}.`, cause);
    }
  }
  const [line] = error.linePos ?? [];
  throw unreadable(`${name} line ${line?.line ?? 1}: this is not YAML.`);
}

function unreadable(problem: string, cause?: unknown): SimulatorError {
  return new SimulatorError({
    code: 'file-unreadable',
    problem,
    cure: 'A schema is a JSON object such as {"type": "object", "properties": {"id": {"type": "integer"}}}.',
    cause,
  });
}
