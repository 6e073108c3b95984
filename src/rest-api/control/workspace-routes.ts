import { bodyMembers } from '../../internal/body-members.ts';
import { isJsonObject, type JsonObject } from '../../internal/json.ts';
import { packageVersion } from '../../internal/package-version.ts';
import { readSchema } from '../../payloads/schema-store.ts';
import type { ManagementContext } from '../management/management-context.ts';
import { pathParameter, type Route } from '../route.ts';
import { clockView, deliveryView, eventView } from './control-json.ts';
import { checkedBody } from './request-schema.ts';
import { type TriggerJson, triggerRequest } from './trigger-request.ts';

/** The workspace itself: who it is, its clock, and letting things happen in it. */
export function workspaceRoutes({
  workspace,
  tokenFor = 'nothing',
}: Pick<ManagementContext, 'workspace' | 'tokenFor'>): readonly Route[] {
  const { identity, seed, schedule, deliveries, clock, events } = workspace;
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
          schedule,
          tokenFor,
        });
      },
    },
    {
      method: 'post',
      path: '/events',
      handle: (request, response) => {
        const made = events.trigger(
          triggerRequest(checkedBody<TriggerJson>('Trigger', request.body, OVERRIDES)),
        );
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
        response.json({ ...eventView(event), ...bodyMembers(event.body) });
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
      method: 'get',
      path: '/clock/next',
      handle: (_request, response) => {
        const at = clock.nextAt();
        response.json({ at: at === null ? null : new Date(at).toISOString() });
      },
    },
    {
      method: 'post',
      path: '/clock/next',
      handle: async (_request, response) => {
        const gone = new AbortController();
        response.once('close', () => gone.abort());
        response.json(clockView(await clock.advanceToNext(gone.signal)));
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

/** What a request says of a body, which is sent with the digits that it has. */
const OVERRIDES = ['merge', 'set', 'setJson'];

/** The document with the version of this package. */
function describedBy(document: JsonObject): JsonObject {
  const info = isJsonObject(document['info']) ? document['info'] : {};
  return { ...document, info: { ...info, version: packageVersion() } };
}
