import { isJsonObject, type JsonObject } from '../../internal/json.ts';
import { jsonText } from '../../internal/json-text.ts';
import { parseIsoTime } from '../../internal/parse-iso-time.ts';
import type { CapturedRequest } from './captured-request.ts';

/** Whether an object is an event as ClickFunnels' API shows it: its keys differ from those of a body (documented). */
export function isApiEvent(value: JsonObject): boolean {
  return (
    typeof value['event_type_id'] === 'string' &&
    typeof value['uuid'] === 'string' &&
    isJsonObject(value['data'])
  );
}

/**
 * An event of the API with the envelope around it that was seen on the wire in 2025. Which of the envelopes was really
 * sent, the API does not say.
 */
export function apiEventRequest(event: JsonObject): CapturedRequest {
  const { data = null, uuid = null, event_type_id: type = null, api_version: version = null } = event;
  const {
    subject_id: subjectId = null,
    subject_type: subjectType = null,
    created_at: createdAt = null,
  } = event;
  const facts = { event_id: uuid, created_at: createdAt, event_type: type, subject_id: subjectId };
  const { page = null, funnel = null, workspace_id: workspaceId = null } = event;
  const body: JsonObject =
    version === 1
      ? { data, event_id: uuid, event_type: type, subject_id: subjectId, subject_type: subjectType }
      : {
          data,
          page,
          funnel,
          ...facts,
          api_version: version,
          subject_type: subjectType,
          workspace_id: workspaceId,
        };
  const happenedAt = typeof createdAt === 'string' ? parseIsoTime(createdAt) : undefined;
  return {
    headers: [],
    body: Buffer.from(jsonText(body)),
    source: 'api',
    ...(happenedAt === undefined ? undefined : { receivedAt: happenedAt }),
  };
}
