import { isJsonObject, type JsonObject } from '../../internal/json.ts';
import { packageVersion } from '../../internal/package-version.ts';
import { readSchema } from '../../payloads/schema-store.ts';
import type { TriggerOrder } from '../../workspace/event-log.ts';
import type { ManagementContext } from '../management/management-context.ts';
import { pathParameter, type Route } from '../route.ts';
import { clockView, deliveryView, eventView } from './control-json.ts';
import { checkedBody } from './request-schema.ts';

/** The workspace itself: who it is, its clock, and letting things happen in it. */
export function workspaceRoutes({ workspace }: Pick<ManagementContext, 'workspace'>): readonly Route[] {
  const { identity, seed, deliveries, clock, events } = workspace;
  return [
    {
      method: 'get',
      path: '/health',
      handle: (_request, response) => {
        response.json({ status: 'ok', version: packageVersion(), workspaceId: identity.id });
      },
    },
    {
      method: 'get',
      path: '/openapi.json',
      handle: (_request, response) => {
        response.json(describedBy(readSchema('openapi')));
      },
    },
    {
      method: 'get',
      path: '/workspace',
      handle: (_request, response) => {
        const { id, publicId, teamId, name, subdomain } = identity;
        response.json({
          id,
          publicId,
          teamId,
          name,
          subdomain,
          seed,
          clock: clockView(clock.read()),
          deliveries: deliveries.counts(),
        });
      },
    },
    {
      method: 'post',
      path: '/events',
      handle: (request, response) => {
        const made = events.trigger(checkedBody<TriggerOrder>('Trigger', request.body));
        response.status(201).json({
          events: made.events.map(({ event, deliveries: routed }) => ({
            event: eventView(event),
            deliveries: routed.map(deliveryView),
          })),
          ignored: made.ignored,
        });
      },
    },
    {
      method: 'get',
      path: '/events/{id}',
      handle: (request, response) => {
        const event = events.show(pathParameter(request, 'id'));
        response.json({ ...eventView(event), body: Buffer.from(event.body).toString('utf8') });
      },
    },
    {
      method: 'get',
      path: '/clock',
      handle: (_request, response) => {
        response.json(clockView(clock.read()));
      },
    },
    {
      method: 'patch',
      path: '/clock',
      handle: (request, response) => {
        const { scale } = checkedBody<{ scale: number }>('ClockPace', request.body);
        response.json(clockView(clock.setScale(scale)));
      },
    },
    {
      method: 'post',
      path: '/clock/advance',
      handle: async (request, response) => {
        const { by } = checkedBody<{ by: string | number }>('ClockAdvance', request.body);
        const gone = new AbortController();
        response.once('close', () => gone.abort());
        response.json(clockView(await clock.advance(by, gone.signal)));
      },
    },
  ];
}

/** The document with the version of this package. */
function describedBy(document: JsonObject): JsonObject {
  const info = isJsonObject(document['info']) ? document['info'] : {};
  return { ...document, info: { ...info, version: packageVersion() } };
}
