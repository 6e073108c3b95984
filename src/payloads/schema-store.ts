import { readFileSync } from 'node:fs';
import { SimulatorError } from '../errors/simulator-error.ts';
import { isJsonObject, type JsonObject, type JsonValue } from '../internal/json.ts';

const SCHEMA_ROOT = new URL('../../schemas/', import.meta.url);
const resolved = new Map<string, JsonObject>();

/**
 * Reads a schema file of this package as it is on disk.
 *
 * @param path Path inside `schemas/` without `.json`, e.g. `v2/order`.
 * @throws SimulatorError `broken-package` when the file is missing or not JSON.
 */
export function readSchema(path: string): JsonObject {
  const file = new URL(`${path}.json`, SCHEMA_ROOT);
  try {
    const schema: unknown = JSON.parse(readFileSync(file, 'utf8'));
    if (isJsonObject(schema)) return schema;
  } catch (cause) {
    throw brokenSchema(path, cause);
  }
  throw brokenSchema(path, undefined);
}

/**
 * A schema with every `$ref` replaced by what it points to, so that it can be walked without looking anything up.
 * The schemas of this package have no cycles. Results are cached; treat them as read-only.
 *
 * @param path Path inside `schemas/` without `.json`, e.g. `v2/order`.
 */
export function resolvedSchema(path: string): JsonObject {
  const known = resolved.get(path);
  if (known !== undefined) return known;

  const schema = resolveReferences(readSchema(path), path);
  if (!isJsonObject(schema)) throw brokenSchema(path, undefined);
  resolved.set(path, schema);
  return schema;
}

function resolveReferences(node: JsonValue, path: string): JsonValue {
  if (Array.isArray(node)) return node.map((item: JsonValue) => resolveReferences(item, path));
  if (!isJsonObject(node)) return node;

  const { $ref: reference, ...rest } = node;
  const own = Object.fromEntries(
    Object.entries(rest).map(([key, value]) => [key, resolveReferences(value ?? null, path)]),
  );
  if (typeof reference !== 'string') return own;

  const target = follow(reference, path);
  return isJsonObject(target) ? { ...target, ...own } : target;
}

/** Follows `./contact.json`, `../v2/contact.json#/properties/id` or `#/$defs/scalar`. */
function follow(reference: string, path: string): JsonValue {
  const [file = '', pointer = ''] = reference.split('#');
  const targetPath =
    file === '' ? path : new URL(file, new URL(path, 'schemas:/')).pathname.slice(1).replace(/\.json$/, '');
  const start: JsonValue = file === '' ? readSchema(path) : resolvedSchema(targetPath);

  let node: JsonValue | undefined = start;
  for (const step of pointer.split('/').slice(1)) {
    const key = step.replaceAll('~1', '/').replaceAll('~0', '~');
    node = isJsonObject(node) ? node[key] : undefined;
  }
  if (node === undefined) throw brokenSchema(`${path} → ${reference}`, undefined);
  return file === '' ? resolveReferences(node, path) : node;
}

function brokenSchema(path: string, cause: unknown): SimulatorError {
  return new SimulatorError({
    code: 'broken-package',
    problem: `Reading the schema "${path}" of cf-webhook-sim failed.`,
    cure: 'The installed package is incomplete; install it again.',
    cause,
  });
}
