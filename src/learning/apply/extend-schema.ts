import { isJsonObject, type JsonObject } from '../../internal/json.ts';
import type { PathStep } from '../../payloads/data-path.ts';
import { schemaAt } from '../../payloads/data-path-schema.ts';
import { stepsOf } from '../shape/catalog-texts.ts';

/** A schema in which the paths that it does not have may be anything. */
export function extendSchema(schema: JsonObject, paths: readonly string[]): JsonObject {
  let extended = schema;
  for (const path of paths) {
    const steps = stepsOf(path);
    if (schemaAt(extended, steps) === undefined) extended = opened(extended, steps);
  }
  return extended;
}

function opened(schema: JsonObject, [step, ...rest]: readonly PathStep[]): JsonObject {
  if (step === undefined) return {};
  if (typeof step === 'number') {
    return isJsonObject(schema['items']) ? { ...schema, items: opened(schema['items'], rest) } : schema;
  }
  const { properties } = schema;
  if (!isJsonObject(properties)) return schema;
  const child = Object.hasOwn(properties, step) ? properties[step] : undefined;
  const next = child === undefined ? {} : isJsonObject(child) ? opened(child, rest) : child;
  return { ...schema, properties: { ...properties, [step]: next } };
}
