import type { JsonObject, JsonValue } from '../../internal/json.ts';
import { applyOverrides } from '../../payloads/overrides.ts';
import { resolvedSchema } from '../../payloads/schema-store.ts';
import type { Entity } from './entity.ts';
import { RESOURCES } from './resources.ts';

/**
 * An entity with fields of its record set by their paths; the schema of the record decides what text becomes.
 *
 * @throws SimulatorError `invalid-override` where the record has no such field or the value does not fit.
 */
export function withFields<E extends Entity>(entity: E, fields: JsonObject): E {
  const set = Object.entries(fields).map(([path, value]): [string, JsonValue] => [path, value ?? null]);
  if (set.length === 0) return entity;
  const schema = resolvedSchema(`v2/${RESOURCES[entity.kind]}`);
  const data = applyOverrides(
    entity.data,
    { set: Object.fromEntries(set) },
    { schema, force: false, eventType: entity.kind },
  );
  return { ...entity, data };
}
