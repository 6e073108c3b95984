import { describeOutcome } from '../../delivery/outcome.ts';
import { formatDuration } from '../../internal/duration.ts';
import { printable } from '../../internal/printable.ts';
import type { RespondedRequest } from '../../rest-api/workspace-app.ts';
import { shownUrl } from '../../wire/target.ts';
import type { WorkspaceAnnouncement } from '../../workspace/announcement.ts';
import type { Endpoint } from '../../workspace/endpoint.ts';
import type { WorkspaceService } from '../../workspace/workspace-service.ts';

/** What happened in a workspace, in a line; `undefined` for what goes without saying. */
export function announcementLine(
  announcement: WorkspaceAnnouncement,
  { endpoints }: Pick<WorkspaceService, 'endpoints'>,
): string | undefined {
  switch (announcement.type) {
    case 'endpoint-created':
      return `${endpointText(announcement.endpoint)} is subscribed to ${wantsText(announcement.endpoint)}${warningLines(endpoints.warnings(announcement.endpoint))}`;
    case 'endpoint-changed':
      return `${endpointText(announcement.endpoint)} was changed${warningLines(endpoints.warnings(announcement.endpoint))}`;
    case 'endpoint-deleted':
      return `${endpointText(announcement.endpoint)} was deleted`;
    case 'endpoint-deactivated':
      return `${endpointText(announcement.endpoint)} was deactivated: nothing is sent to it`;
    case 'endpoint-reactivated':
      return `${endpointText(announcement.endpoint)} is active again`;
    case 'secret-rotated':
      return `${endpointText(announcement.endpoint)} has a new secret`;
    case 'event-ignored':
      // Few endpoints are V1, so that this would be said of nearly every event.
      return announcement.apiVersion === 'v1'
        ? undefined
        : `${announcement.eventType} was not sent: no endpoint is subscribed to this event`;
    case 'attempt-ended': {
      const { delivery, attempt } = announcement;
      const outcome = attempt.outcome === null ? 'interrupted' : describeOutcome(attempt.outcome);
      const wait =
        delivery.state === 'pending' && delivery.dueAt !== null
          ? `, next in ${formatDuration(Math.max(0, delivery.dueAt - attempt.dueAt))}`
          : '';
      const end = delivery.state === 'exhausted' ? ', gave up' : wait;
      return `${delivery.eventType} → endpoint ${delivery.endpointId}: ${printable(outcome)} (attempt ${attempt.number}${end})`;
    }
    default:
      return undefined;
  }
}

/** A request to the API that was refused, in a line; `undefined` for others. */
export function responseLine(
  { method, path, status }: RespondedRequest,
  { identity }: WorkspaceService,
): string | undefined {
  if (status < 400) return undefined;
  const named = /\/workspaces\/([^/]+)/.exec(path)?.[1];
  const isElsewhere = status === 404 && named !== undefined && named !== String(identity.id);
  return `${printable(method)} ${printable(path).slice(0, 200)} → ${status}${isElsewhere ? ` (this workspace is ${identity.id})` : ''}`;
}

function endpointText({ id, name, url }: Endpoint): string {
  return `endpoint ${id} "${printable(name)}" (${printable(shownUrl(new URL(url)))})`;
}

function warningLines(warnings: readonly string[]): string {
  return warnings.map((warning) => `\n  ! ${printable(warning)}`).join('');
}

function wantsText({ eventTypeIds }: Endpoint): string {
  if (eventTypeIds.length === 0) return 'every event';
  return eventTypeIds.length > 3 ? `${eventTypeIds.length} event types` : eventTypeIds.join(', ');
}
