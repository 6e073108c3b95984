import type { ApiVersion, EventTypeEntry } from '../../events/event-type.ts';
import { findEventType } from '../../events/find-event-types.ts';
import type { JsonObject } from '../../internal/json.ts';
import { bodySchema } from '../../payloads/body-schema.ts';
import type { PathStep } from '../../payloads/data-path.ts';
import { schemaAt, schemaEnum } from '../../payloads/data-path-schema.ts';

/** The steps of a path through a schema: `data.line_items[].id` goes by the first item. */
export function stepsOf(path: string): readonly PathStep[] {
  return path
    .split('.')
    .flatMap((part): PathStep[] => [
      part.replaceAll('[]', ''),
      ...Array.from({ length: part.split('[]').length - 1 }, () => 0),
    ]);
}

/** The texts that the catalog knows for a path of an event's body: what enumerations list, and the event's own names. */
export function catalogTexts(
  eventType: string,
  apiVersion: ApiVersion,
): (path: string) => ReadonlySet<string> {
  const entry = findEventType(eventType);
  const names = new Set([eventType, ...(entry === undefined ? [] : [entry.name, entry.subjectType])]);
  const schema = entry === undefined ? undefined : knownSchema(entry, apiVersion);
  return (path) => {
    if (path === 'event_type' || path === 'subject_type') return names;
    const at = schema === undefined ? undefined : schemaAt(schema, stepsOf(path));
    const values = at === undefined ? [] : schemaEnum(at);
    return new Set(values.filter((value) => typeof value === 'string'));
  };
}

function knownSchema(entry: EventTypeEntry, apiVersion: ApiVersion): JsonObject | undefined {
  return entry.versions.includes(apiVersion) ? bodySchema(entry, apiVersion, 'observed') : undefined;
}
