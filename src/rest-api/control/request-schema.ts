import { isJsonObject } from '../../internal/json.ts';
import { resolvedSchema } from '../../payloads/schema-store.ts';
import { validateValue } from '../../payloads/validation.ts';
import { Refusal } from '../refusal.ts';

/**
 * Takes the body of a request, checked against a schema of the document that describes this API.
 *
 * @param name The schema under `components`.
 * @throws Refusal 400
 */
export function checkedBody<T>(name: string, body: unknown): T {
  const value = body ?? {};
  const schemas = inside(inside(resolvedSchema('openapi'), 'components'), 'schemas');
  const problems = validateValue(inside(schemas, name), value, 'body');
  if (problems.length > 0) {
    throw new Refusal(400, `${problems.map(({ path, message }) => `${path} ${message}`).join('; ')}.`);
  }
  return value as T;
}

function inside(node: unknown, key: string) {
  const found = isJsonObject(node) ? node[key] : undefined;
  if (!isJsonObject(found)) throw new Error(`The document of the API has no ${key}.`);
  return found;
}
