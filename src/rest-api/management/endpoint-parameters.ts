import type { JsonValue } from '../../internal/json.ts';
import type { EndpointChanges, EndpointFields } from '../../workspace/endpoint.ts';
import type { FieldProblem } from '../../workspace/endpoint-fields.ts';
import { ids, text, texts } from './parameter-values.ts';
import { refuseInvalid, wrappedParameters } from './wrapped-parameters.ts';

/** The key that everything about an endpoint stands under (documented). */
const WRAPPER = 'webhooks_outgoing_endpoint';

const WIRE_NAMES: Readonly<Record<keyof EndpointFields, string>> = {
  url: 'Url',
  name: 'Name',
  eventTypeIds: 'Event type ids',
  pageIds: 'Page ids',
  funnelIds: 'Funnel ids',
  apiVersion: 'Api version',
  secret: 'Webhook secret',
};

/**
 * What a request says about an endpoint. Keys that ClickFunnels does not document are passed over, and values are taken
 * as Rails would (assumed): numbers and their texts are the same, and blank members of a list are left out.
 *
 * @param body The body of the request, from JSON or a form.
 * @throws Refusal 400 without the wrapper.
 */
export function endpointParameters(body: unknown): EndpointChanges {
  const wrapped = wrappedParameters(body, WRAPPER);
  const read = <T>(key: string, as: (value: JsonValue) => T | undefined): T | undefined =>
    Object.hasOwn(wrapped, key) ? as(wrapped[key] ?? null) : undefined;
  const url = read('url', text);
  const name = read('name', text);
  const eventTypeIds = read('event_type_ids', (value) => (value === null ? [] : texts(value)));
  const pageIds = read('page_ids', ids);
  const funnelIds = read('funnel_ids', ids);
  return {
    ...(url === undefined ? {} : { url }),
    ...(name === undefined ? {} : { name }),
    ...(eventTypeIds === undefined ? {} : { eventTypeIds }),
    ...(pageIds === undefined ? {} : { pageIds }),
    ...(funnelIds === undefined ? {} : { funnelIds }),
  };
}

/**
 * Makes sure that nothing is missing which a new endpoint needs. That it needs an event type is documented.
 *
 * @param changes What the request says.
 */
export function newEndpoint({ url = '', name = '', ...others }: EndpointChanges): EndpointFields {
  return { url, name, ...others };
}

/** What is wrong about a new endpoint beyond what is wrong about any. */
export function missingEventTypes({ eventTypeIds = [] }: EndpointChanges): readonly FieldProblem[] {
  return eventTypeIds.length > 0 ? [] : [{ field: 'eventTypeIds', problem: "can't be blank" }];
}

/**
 * Refuses an endpoint with anything wrong about it, in the way of Rails. Status and text are assumed: no one has
 * published what ClickFunnels responds here.
 *
 * @throws Refusal 422
 */
export function refuseProblems(problems: readonly FieldProblem[]): void {
  refuseInvalid(problems.map(({ field, problem }) => ({ field: WIRE_NAMES[field], problem })));
}
