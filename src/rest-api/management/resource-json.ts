import type { ApiVersion } from '../../events/event-type.ts';
import type { JsonObject } from '../../internal/json.ts';
import type { Endpoint } from '../../workspace/endpoint.ts';
import type { RecordedEvent } from '../../workspace/recorded-event.ts';

/**
 * An endpoint as ClickFunnels' API shows it, keys in its order (documented).
 */
export function endpointJson(endpoint: Endpoint): JsonObject {
  return {
    id: endpoint.id,
    public_id: endpoint.publicId,
    workspace_id: endpoint.workspaceId,
    url: endpoint.url,
    name: endpoint.name,
    event_type_ids: endpoint.eventTypeIds,
    api_version: versionNumber(endpoint.apiVersion),
    created_at: timeText(endpoint.createdAt),
    updated_at: timeText(endpoint.updatedAt),
    page_ids: endpoint.pageIds,
    funnel_ids: endpoint.funnelIds,
  };
}

/**
 * An event as ClickFunnels' API shows it, keys in its order (documented). They differ from those of a webhook's body.
 */
export function eventJson(event: RecordedEvent): JsonObject {
  return {
    id: event.number,
    public_id: event.publicId,
    workspace_id: event.workspaceId,
    uuid: event.id,
    event_type_id: event.type,
    subject_id: event.subjectId,
    subject_type: event.subjectType,
    data: event.data,
    api_version: versionNumber(event.apiVersion),
    created_at: timeText(event.createdAt),
    page: placeJson(event.page),
    funnel: placeJson(event.funnel),
  };
}

function placeJson(place: RecordedEvent['page']): JsonObject | null {
  return place === null ? null : { id: place.id, public_id: place.public_id, name: place.name };
}

function versionNumber(version: ApiVersion): number {
  return version === 'v1' ? 1 : 2;
}

function timeText(at: number): string {
  return new Date(at).toISOString();
}
