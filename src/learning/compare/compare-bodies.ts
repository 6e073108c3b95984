import type { WireShape } from '../../events/envelope.ts';
import type { EventTypeEntry } from '../../events/event-type.ts';
import { findEventType } from '../../events/find-event-types.ts';
import type { JsonObject } from '../../internal/json.ts';
import { bodySchema } from '../../payloads/body-schema.ts';
import type { CustomFields } from '../../payloads/custom-fields.ts';
import { schemaWithCustomFields } from '../../payloads/custom-fields-schema.ts';
import { bodyRows } from '../shape/body-rows.ts';
import { groupByEvent } from '../shape/group-by-event.ts';
import { otherKeyOrders } from '../shape/key-orders.ts';
import type { ObservedBody } from '../shape/observed-body.ts';
import { learnTransitions } from '../story/learn-transitions.ts';
import { compareFields } from './compare-fields.ts';
import { compareIds } from './compare-ids.ts';
import { compareRequests } from './compare-requests.ts';
import type { CatalogComparison, Difference, EventComparison } from './comparison.ts';
import { tallyFields } from './field-tally.ts';
import { generatedRows } from './generated-rows.ts';

/** Keys that only the envelope of the captures of 2025 has. */
const OBSERVED_KEYS = ['page', 'funnel', 'api_version', 'workspace_id'];

/** What a configuration adds to the catalog. */
export interface OwnSchemas {
  readonly customEvents: readonly EventTypeEntry[];
  readonly customFields: CustomFields;
}

/** Compares real deliveries with the catalog and what a configuration adds to it, event type by event type. */
export function compareBodies(bodies: readonly ObservedBody[], own: OwnSchemas): CatalogComparison {
  const groups = groupByEvent(bodies);
  return {
    deliveries: bodies.length,
    events: groups
      .map((group) => compareEvent(group, own))
      .sort((a, b) => (a.eventType < b.eventType ? -1 : Number(a.eventType > b.eventType))),
    requests: compareRequests(bodies),
    stories: learnTransitions(bodies),
  };
}

function compareEvent(
  group: readonly ObservedBody[],
  { customEvents, customFields }: OwnSchemas,
): EventComparison {
  const [first] = group;
  const { eventType = '', apiVersion = 'v2', createdAt = 0 } = first ?? {};
  const shape = shapeOf(group);
  const entry = findEventType(eventType, customEvents);
  const about = {
    eventType,
    apiVersion,
    deliveries: group.length,
    envelope: apiVersion === 'v1' ? 'v1' : shape,
  } as const;
  if (entry?.versions.includes(apiVersion) !== true) {
    return { ...about, differences: [unknownEvent(group, entry !== undefined)], ownFields: [] };
  }
  const rows = group.flatMap(({ body }) => bodyRows(body).rows);
  const generated = tallyFields(
    generatedRows(entry, { apiVersion, wire: shape, at: createdAt, customFields }),
  );
  const catalogSchema = bodySchema(entry, apiVersion, shape);
  const schema = schemaWithCustomFields(catalogSchema, customFields, entry.resource);
  const { differences, ownFields } = compareFields(rows, schema, generated);
  return {
    ...about,
    differences: [
      ...differences.filter(({ kind }) => kind !== 'envelope' || !group.every(({ isFromApi }) => isFromApi)),
      ...compareIds(rows, generated),
      ...orderDifferences(group),
    ],
    ownFields,
  };
}

function shapeOf(group: readonly ObservedBody[]): WireShape {
  const observed = group.filter(({ body }) => OBSERVED_KEYS.some((key) => key in body)).length;
  return observed * 2 > group.length ? 'observed' : 'documented';
}

function unknownEvent(group: readonly ObservedBody[], isOtherVersion: boolean): Difference {
  return {
    kind: 'unknown-event',
    path: '',
    seen: group.length,
    of: group.length,
    expected: isOtherVersion ? 'the other version alone' : 'not in the catalog',
    actual: 'sent',
    values: [],
  };
}

function orderDifferences(group: readonly ObservedBody[]): readonly Difference[] {
  const bodies: readonly JsonObject[] = group.map(({ body }) => body);
  return otherKeyOrders(bodies).map(({ path, keys, otherwise, all }) => ({
    kind: 'key-order',
    path,
    seen: otherwise,
    of: all,
    expected: 'by length, then alphabetical (jsonb)',
    actual: keys.join(', '),
    values: [],
  }));
}
