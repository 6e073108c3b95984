import type { EventTypeEntry } from '../events/event-type.ts';
import { isoTime } from '../internal/iso-time.ts';
import { isJsonObject, type JsonObject, type JsonValue } from '../internal/json.ts';
import type { Payload, PayloadRequest } from './payload.ts';
import { createScene } from './scene/scene.ts';

/**
 * The V1 form of a payload: a JSON:API resource object. Only that of the form submission has been observed; that
 * others carry the flat columns of their resource and no public id is assumed.
 */
export function v1Payload(payload: Payload, entry: EventTypeEntry): Payload {
  const { public_id: _, ...columns } = payload.data;
  const attributes = entry.resource === 'form-submission' ? formColumns(columns) : flatColumns(columns);
  return { ...payload, data: resourceObject(payload.subjectId, entry.subjectType, attributes) };
}

/** The payload of a workflow event: a run of one step for one contact. Nothing of it is known; all is assumed. */
export function stepRunPayload({ entry, random, at, given = {}, ids: recordIds }: PayloadRequest): Payload {
  const scene = createScene({
    eventName: entry.name,
    resource: 'step-run',
    random: random.fork('scene'),
    at,
    given,
    ids: recordIds,
  });
  const ids = random.fork('step');
  const id = ids.integer(20_000_000, 90_000_000);
  const startedAt = at - ids.integer(150, 900);
  const attributes = {
    id,
    workspace_id: scene.workspace.id,
    workflow_id: ids.integer(100_000, 900_000),
    workflow_run_id: ids.integer(20_000_000, 90_000_000),
    contact_id: scene.buyer.id,
    name: ids.pick([
      'Send to the warehouse',
      'Notify the course platform',
      'Add to the spreadsheet',
      'Notify the coach',
    ]),
    status: 'completed',
    position: ids.integer(1, 6),
    started_at: isoTime(startedAt),
    completed_at: isoTime(at - ids.integer(10, 140)),
    created_at: isoTime(startedAt),
    updated_at: isoTime(at - ids.integer(1, 9)),
  };
  const data = resourceObject(id, entry.subjectType, attributes);
  return { data, subjectId: id, workspaceId: scene.workspace.id, page: null, funnel: null };
}

function resourceObject(id: number, subjectType: string, attributes: JsonObject): JsonObject {
  return { id: String(id), type: modelName(subjectType), attributes };
}

/** The Rails class as JSON:API names it: `Orders::Invoice` becomes `orders_invoice`. */
function modelName(subjectType: string): string {
  return subjectType
    .replaceAll('::', '_')
    .replaceAll(/([a-z])([A-Z])/g, '$1_$2')
    .toLowerCase();
}

/** Values that Rails puts beside the fields of the form in V1 (observed; absent from V2's capture). */
const RAILS_PARAMETERS = { action: 'submit', controller: 'user_pages/pages' };

function formColumns({ data = null, ...columns }: JsonObject): JsonObject {
  return { ...columns, data: isJsonObject(data) ? { ...data, ...RAILS_PARAMETERS } : data };
}

function flatColumns(data: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(data).filter(([, value]) => isScalar(value)));
}

function isScalar(value: JsonValue | undefined): boolean {
  return value === null || typeof value !== 'object';
}
