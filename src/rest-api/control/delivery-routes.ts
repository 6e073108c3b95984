import { DELIVERY_STATES, type DeliveryState, FAILED_STATES } from '../../workspace/delivery-record.ts';
import type { DeliveryFilter } from '../../workspace/list-query.ts';
import type { ManagementContext } from '../management/management-context.ts';
import { Refusal } from '../refusal.ts';
import { pathParameter, queryOf, type Route } from '../route.ts';
import { attemptView, deliveryView, redeliveryView, upcomingView } from './control-json.ts';
import { controlPage } from './control-page.ts';
import { endpointBy } from './endpoint-reference.ts';
import { exchangeView } from './exchange-view.ts';
import { checkedBody } from './request-schema.ts';
import { momentSince } from './since.ts';

/** The longest that a replay is waited for, in real milliseconds. */
const LONGEST_WAIT_MS = 120_000;
/** Deliveries in one page of the list. */
const MOST_ITEMS = 1_000;

interface RedeliverRequest {
  readonly states?: readonly DeliveryState[];
  readonly endpoint?: string;
  readonly since?: string;
}

interface ReplayRequest {
  readonly events?: readonly string[];
  readonly endpoint?: string;
  readonly since?: string;
  readonly failed?: boolean;
  readonly waitMs?: number;
}

/** Looking at deliveries, and making them again. */
export function deliveryRoutes({ workspace }: Pick<ManagementContext, 'workspace'>): readonly Route[] {
  const { deliveries, events, clock } = workspace;
  const narrowed = ({ endpoint, since }: RedeliverRequest) => ({
    ...(endpoint === undefined ? {} : { endpointId: endpointBy(workspace, endpoint).id }),
    ...(since === undefined ? {} : { since: momentSince(since, clock.read().now) }),
  });
  const filterOf = (query: URLSearchParams): DeliveryFilter => {
    const [endpoint, since, event, state] = ['endpoint', 'since', 'event', 'state'].map((name) =>
      query.get(name),
    );
    return {
      ...narrowed({ ...(endpoint ? { endpoint } : {}), ...(since ? { since } : {}) }),
      ...(event ? { eventNumber: events.show(event).number } : {}),
      ...(state ? { states: statesIn(state) } : {}),
    };
  };

  return [
    {
      method: 'get',
      path: '/deliveries',
      handle: (request, response) => {
        const query = queryOf(request);
        const { items, next } = deliveries.list({ ...controlPage(query, MOST_ITEMS), ...filterOf(query) });
        const marks = query.get('marks') === 'true' ? deliveries.marks(items.map(({ id }) => id)) : undefined;
        response.json({
          items: items.map((delivery) => ({
            ...deliveryView(delivery),
            ...(marks === undefined ? {} : { marks: marks.get(delivery.id) ?? [] }),
          })),
          next,
        });
      },
    },
    {
      method: 'post',
      path: '/deliveries/redeliver',
      handle: (request, response) => {
        const asked = checkedBody<RedeliverRequest>('Redelivering', request.body);
        const redelivered = deliveries.redeliverAll({
          states: asked.states ?? FAILED_STATES,
          ...narrowed(asked),
        });
        response.json({ items: redelivered.map(redeliveryView) });
      },
    },
    {
      method: 'get',
      path: '/deliveries/{id}',
      handle: (request, response) => {
        const delivery = deliveries.show(numberIn(request));
        const attempts = deliveries.attempts(delivery.id);
        response.json({
          ...deliveryView(delivery),
          attemptList: attempts.map(attemptView),
          upcoming: deliveries.upcoming(delivery.id).map(upcomingView),
        });
      },
    },
    {
      method: 'get',
      path: '/deliveries/{id}/attempts',
      handle: (request, response) => {
        response.json({ items: deliveries.attempts(numberIn(request)).map(attemptView) });
      },
    },
    {
      method: 'get',
      path: '/deliveries/{id}/attempts/{number}',
      handle: (request, response) => {
        const delivery = deliveries.show(numberIn(request));
        const number = pathParameter(request, 'number');
        const attempt = deliveries.attempts(delivery.id).findLast((one) => String(one.number) === number);
        if (attempt === undefined) throw new Refusal(404, `The delivery has no attempt "${number}".`);
        response.json(exchangeView(attempt, events.show(delivery.eventNumber).body));
      },
    },
    {
      method: 'post',
      path: '/deliveries/{id}/curl',
      handle: (request, response) => {
        response.json({ curl: deliveries.curl(numberIn(request)) });
      },
    },
    {
      method: 'post',
      path: '/deliveries/{id}/redeliver',
      handle: (request, response) => {
        response.json(redeliveryView(deliveries.redeliver(numberIn(request))));
      },
    },
    {
      method: 'post',
      path: '/replay',
      handle: async (request, response) => {
        const asked = checkedBody<ReplayRequest>('Replay', request.body);
        const { events: wanted, failed = false, waitMs = 0 } = asked;
        if (wanted === undefined && asked.since === undefined && !failed) {
          throw new Refusal(
            400,
            'A replay requires "events", "since" or "failed", so that nothing is replayed by mistake.',
          );
        }
        const eventNumbers = wanted?.map((id) => events.show(id).number);
        const made =
          failed && eventNumbers === undefined
            ? deliveries.redeliverAll({ states: FAILED_STATES, ...narrowed(asked) })
            : deliveries.replay({
                ...(eventNumbers === undefined ? {} : { eventNumbers }),
                ...narrowed(asked),
              });
        const enough = AbortSignal.timeout(Math.max(1, Math.min(waitMs, LONGEST_WAIT_MS)));
        const after = await workspace.settled(
          made.map(({ delivery }) => delivery.id),
          enough,
        );
        response.json({
          items: made.map((redelivery, index) =>
            redeliveryView({ ...redelivery, delivery: after[index] ?? redelivery.delivery }),
          ),
        });
      },
    },
  ];
}

function numberIn(request: Parameters<Route['handle']>[0]): number {
  const text = pathParameter(request, 'id');
  if (/^\d{1,15}$/.test(text)) return Number(text);
  throw new Refusal(404, `The workspace has no delivery "${text}"; the id of a delivery is a number.`);
}

function statesIn(text: string): readonly DeliveryState[] {
  return text.split(',').flatMap((word) => {
    if (word === 'failed') return FAILED_STATES;
    const state = DELIVERY_STATES.find((candidate) => candidate === word);
    if (state !== undefined) return [state];
    throw new Refusal(400, `"state" must be failed or ${DELIVERY_STATES.join(', ')}, got "${word}".`);
  });
}
