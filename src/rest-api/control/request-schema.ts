import { isJsonObject, type JsonValue, withPlainNumbers } from '../../internal/json.ts';
import { resolvedSchema } from '../../payloads/schema-store.ts';
import { validateValue } from '../../payloads/validation.ts';
import { Refusal } from '../refusal.ts';

/**
 * Takes the body of a request, checked against a schema of the document that describes this API. Its numbers are plain
 * ones, except in the members that are sent on.
 *
 * @param name The schema under `components`.
 * @param sentOn Members whose numbers stay as they are written.
 * @throws Refusal 400
 */
export function checkedBody<T>(name: string, body: unknown, sentOn: readonly string[] = []): T {
  const written = (body ?? {}) as JsonValue;
  const value = withPlainNumbers(written);
  const schemas = inside(inside(resolvedSchema('openapi'), 'components'), 'schemas');
  const problems = validateValue(inside(schemas, name), value, 'body', written);
  if (problems.length > 0) {
    throw new Refusal(400, `${problems.map(({ path, message }) => `${path} ${message}`).join('; ')}.`);
  }
  const asWritten = Object.entries(Object(written)).filter(([key]) => sentOn.includes(key));
  return { ...Object(value), ...Object.fromEntries(asWritten) };
}

function inside(node: unknown, key: string) {
  const found = isJsonObject(node) ? node[key] : undefined;
  if (!isJsonObject(found)) throw new Error(`The API description has no ${key}.`);
  return found;
}
