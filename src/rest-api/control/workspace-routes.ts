import { bodyMembers } from '../../internal/body-members.ts';
import { isJsonObject, type JsonObject } from '../../internal/json.ts';
import { packageVersion } from '../../internal/package-version.ts';
import type { JourneyDefinition } from '../../journeys/journey-definition.generated.ts';
import { builtInJourneyNames, loadJourney } from '../../journeys/load-journey.ts';
import { readSchema } from '../../payloads/schema-store.ts';
import type { TriggerOrder } from '../../workspace/event-log.ts';
import type { TellOrder } from '../../workspace/tell.ts';
import type { ManagementContext } from '../management/management-context.ts';
import { Refusal } from '../refusal.ts';
import { pathParameter, type Route } from '../route.ts';
import { clockView, deliveryView, eventView } from './control-json.ts';
import { checkedBody } from './request-schema.ts';

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
          triggerOrder(checkedBody<TriggerRequest>('Trigger', request.body, OVERRIDES)),
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
      path: '/journeys',
      handle: (_request, response) => {
        response.json({ journeys: builtInJourneyNames() });
      },
    },
    {
      method: 'post',
      path: '/journeys',
      handle: async (request, response) => {
        const { journey, ...order } = checkedBody<JourneyRequest>('TellJourney', request.body, ['journey']);
        const told = await loadJourney(requireKnown(journey));
        response.status(201).json({ journey: told.name, events: events.tell({ ...order, journey: told }) });
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

/** An event that shall happen, its body as JSON can hold it. */
interface TriggerRequest extends Omit<TriggerOrder, 'body'> {
  readonly body?: string;
  readonly bodyBase64?: string;
}

function triggerOrder({ bodyBase64, ...order }: TriggerRequest): TriggerOrder {
  if (bodyBase64 === undefined) return order;
  if (order.body === undefined) return { ...order, body: Buffer.from(bodyBase64, 'base64') };
  throw new Refusal(400, 'body.body and body.bodyBase64 cannot be combined.');
}

/** A journey that shall happen: a built-in one by its name, or any as data. */
interface JourneyRequest extends Omit<TellOrder, 'journey'> {
  readonly journey: string | JourneyDefinition;
}

/** A request names no files of this machine. */
function requireKnown(journey: JourneyRequest['journey']): JourneyRequest['journey'] {
  if (typeof journey !== 'string' || builtInJourneyNames().includes(journey)) return journey;
  throw new Refusal(422, `There is no built-in journey "${journey}"; GET /_sim/journeys lists them.`);
}

/** The document with the version of this package. */
function describedBy(document: JsonObject): JsonObject {
  const info = isJsonObject(document['info']) ? document['info'] : {};
  return { ...document, info: { ...info, version: packageVersion() } };
}
