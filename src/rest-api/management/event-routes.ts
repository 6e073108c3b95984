import { EVENT_CATALOG } from '../../events/catalog.ts';
import type { EventTypeEntry } from '../../events/event-type.ts';
import { idOf } from '../../workspace/public-ids.ts';
import { pathParameter, queryOf, type Route } from '../route.ts';
import type { ManagementContext } from './management-context.ts';
import { pageQuery, sendPage } from './page-query.ts';
import { eventJson } from './resource-json.ts';
import { requireWorkspace } from './workspace-path.ts';

/** Webhooks::Outgoing::Event, which can be read only, and the list of event types (documented). */
export function eventRoutes({ workspace, customEvents }: ManagementContext): readonly Route[] {
  const { events } = workspace;
  return [
    {
      method: 'get',
      path: '/workspaces/{workspace_id}/webhooks/outgoing/events',
      handle: (request, response) => {
        requireWorkspace(request, workspace);
        sendPage(
          request,
          response,
          events.list(pageQuery(queryOf(request), (text) => idOf('event', text))),
          eventJson,
        );
      },
    },
    {
      method: 'get',
      path: '/webhooks/outgoing/events/{id}',
      handle: (request, response) => {
        response.json(eventJson(events.show(pathParameter(request, 'id'))));
      },
    },
    {
      method: 'get',
      path: '/webhooks/outgoing/event_types',
      handle: (_request, response) => {
        const entries: readonly EventTypeEntry[] = [...EVENT_CATALOG, ...customEvents];
        response.json(entries.filter(({ versions }) => versions.includes('v2')).map(eventTypeJson));
      },
    },
  ];
}

/** The topic is the name up to its last dot (documented). */
function eventTypeJson({ name }: EventTypeEntry): { readonly id: string; readonly topic: string } {
  return { id: name, topic: name.slice(0, name.lastIndexOf('.')) };
}
