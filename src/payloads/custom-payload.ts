import { isoTime } from '../internal/iso-time.ts';
import { isJsonObject, type JsonObject, type JsonValue } from '../internal/json.ts';
import { databaseId } from '../random/identifiers.ts';
import { customData } from './custom-data.ts';
import type { Payload, PayloadRequest } from './payload.ts';
import { createScene } from './scene/scene.ts';

/** The payload of an event type of the user's own, made from its schema. */
export function customPayload(request: PayloadRequest, schema: JsonObject): Payload {
  const { entry, random, at, given = {} } = request;
  const scene = createScene({
    eventName: entry.name,
    resource: 'custom',
    random: random.fork('scene'),
    at,
    given,
  });
  const draft = customData().draft(schema, `the schema of ${entry.name}`, random.fork('draft'), at);
  const data = agreeing(draft, schema, {
    workspace_id: scene.workspace.id,
    contact_id: scene.buyer.id,
    created_at: isoTime(at),
    updated_at: isoTime(at),
  });
  return {
    data,
    subjectId: isId(data['id']) ? data['id'] : databaseId(random.fork('subject')),
    workspaceId: scene.workspace.id,
    page: null,
    funnel: null,
  };
}

/** What other parts of the event say as well must be the same in the data, where the schema allows it. */
function agreeing(draft: JsonObject, schema: JsonObject, facts: JsonObject): JsonObject {
  let data = draft;
  for (const [field, value] of Object.entries(facts)) {
    if (typeof data[field] !== typeof value) continue;
    const changed = { ...data, [field]: value };
    if (customData().problems(schema, changed).length === 0) data = changed;
  }
  return isJsonObject(data) ? data : draft;
}

/** Ids in envelopes are whole numbers. */
function isId(value: JsonValue | undefined): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value);
}
