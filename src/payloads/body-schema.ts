import type { WireShape } from '../events/envelope.ts';
import type { ApiVersion, EventTypeEntry } from '../events/event-type.ts';
import { isJsonObject, type JsonObject } from '../internal/json.ts';
import { resolvedSchema } from './schema-store.ts';

/** Path, inside `schemas/`, of the schema of an event's `data`. */
function dataSchemaPath(entry: EventTypeEntry, apiVersion: ApiVersion): string {
  if (apiVersion === 'v2' && entry.resource !== null) return `v2/${entry.resource}`;
  return entry.resource === 'form-submission' ? 'v1/form-submission' : 'v1/resource';
}

/** The schema of an event's `data`. Its only references lead to its own `$defs`. */
export function dataSchema(entry: EventTypeEntry, apiVersion: ApiVersion): JsonObject {
  const own = apiVersion === 'v2' ? entry.dataSchema : undefined;
  return own ?? resolvedSchema(dataSchemaPath(entry, apiVersion));
}

/** Path, inside `schemas/`, of the schema of an event's envelope. */
function envelopeSchemaPath(apiVersion: ApiVersion, wire: WireShape): string {
  return apiVersion === 'v1' ? 'v1/envelope' : `v2/envelope-${wire}`;
}

/** The schema of a whole body, with the resource's schema in the place of `data`. Its only references lead to `$defs`. */
export function bodySchema(entry: EventTypeEntry, apiVersion: ApiVersion, wire: WireShape): JsonObject {
  const envelope = resolvedSchema(envelopeSchemaPath(apiVersion, wire));
  const properties = isJsonObject(envelope['properties']) ? envelope['properties'] : {};
  const { $defs, ...data } = dataSchema(entry, apiVersion);
  return {
    ...envelope,
    title: entry.name,
    description: entry.description,
    properties: {
      ...properties,
      data,
    },
    ...($defs === undefined ? {} : { $defs }),
  };
}
