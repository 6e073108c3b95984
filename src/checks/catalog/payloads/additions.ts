import { isJsonObject, type JsonObject, type JsonValue } from '../../../internal/json.ts';
import type { CheckContext } from '../../engine/check-context.ts';
import { WEBHOOKS_PAGE } from '../documentation.ts';
import { twinCheck } from '../twin-check.ts';
import { changeFields } from './change-data.ts';
import { changedSamples, SAMPLE_TYPES } from './sample-types.ts';

const WHY =
  'ClickFunnels has added fields and values to its events more than once. A receiver that validates strictly rejects every event from that day on, and you notice only when nothing has arrived for a while.';
const FIX =
  'Validate what you use and ignore the rest: no schema that forbids unknown fields, and a default for unknown values.';

/** PAY-02a: fields that no one has seen yet. */
export const unknownFields = twinCheck({
  id: 'PAY-02a',
  group: 'payloads',
  level: 'must',
  promise: 'accepts events with unknown fields',
  sends: `${SAMPLE_TYPES.length} event types with a new key in the envelope, in data and one level below`,
  requests: 2 * SAMPLE_TYPES.length,
  follows: ['ACK-03a'],
  variations: (context) =>
    SAMPLE_TYPES.map((eventType) => ({
      about: `${eventType} with new keys`,
      event: context.event({ eventType, rewrite: withNewKeys }),
    })),
  why: WHY,
  fix: FIX,
  docs: WEBHOOKS_PAGE,
});

/** PAY-02b: values that an enumeration did not have. */
export const newValues = twinCheck({
  id: 'PAY-02b',
  group: 'payloads',
  level: 'must',
  promise: 'accepts events with unknown status values',
  sends: `${SAMPLE_TYPES.length} event types with a new value wherever the schema lists the values`,
  requests: 2 * SAMPLE_TYPES.length,
  follows: ['ACK-03a'],
  variations: (context: CheckContext) =>
    changedSamples(context, 'new values', (data, schema) =>
      changeFields(data, schema, (value, field) =>
        Array.isArray(field.schema['enum']) && typeof value === 'string' ? 'under-review' : value,
      ),
    ),
  why: WHY,
  fix: FIX,
  docs: WEBHOOKS_PAGE,
});

/** PAY-02c: the two envelopes of V2, of which no one knows which one today's wire carries. */
export const otherEnvelope = twinCheck({
  id: 'PAY-02c',
  group: 'payloads',
  level: 'must',
  promise: 'accepts both V2 envelopes: page_id or page',
  sends: 'the documented envelope, the one observed in 2025, one with both and one with neither',
  requests: 4,
  variations: (context) =>
    Object.entries(ENVELOPES).map(([about, places]) => ({
      about,
      event: context.event({ rewrite: (body) => ({ ...withoutPlaces(body), ...places }) }),
    })),
  why: 'The documentation shows page_id and funnel_id; bodies of 2025 contain page and funnel, api_version and workspace_id. Which of them arrives may depend on the day and the workspace.',
  fix: 'Read both, and require neither: page_id, or else the id of page, or else nothing.',
  docs: WEBHOOKS_PAGE,
});

const OBSERVED = { page: null, funnel: null, api_version: 2, workspace_id: 41_907 };
const DOCUMENTED = { page_id: null, funnel_id: null };
const ENVELOPES: Readonly<Record<string, JsonObject>> = {
  'page_id and funnel_id': DOCUMENTED,
  'page, funnel, api_version and workspace_id': OBSERVED,
  'all of them': { ...DOCUMENTED, ...OBSERVED },
  'none of them': {},
};

function withoutPlaces(body: JsonObject): JsonObject {
  const { page: _page, funnel: _funnel, page_id: _pageId, funnel_id: _funnelId, ...rest } = body;
  return rest;
}

function withNewKeys(body: JsonObject): JsonObject {
  const { data } = body;
  return {
    ...body,
    delivery_region: 'eu-north',
    data: isJsonObject(data) ? { ...withNewKeysBelow(data), loyalty_level: 3 } : (data ?? null),
  };
}

function withNewKeysBelow(data: JsonObject): JsonObject {
  return Object.fromEntries(
    Object.entries(data).map(([key, value]): readonly [string, JsonValue] => {
      const isOpen = key === 'custom_attributes' || key === 'data';
      return [key, isJsonObject(value) && !isOpen ? { ...value, loyalty_level: 3 } : (value ?? null)];
    }),
  );
}
