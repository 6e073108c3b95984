import type { Check } from '../../engine/check.ts';
import type { CheckContext } from '../../engine/check-context.ts';
import { broken, type Finding, kept } from '../../engine/finding.ts';
import type { Variation } from '../../engine/variation.ts';
import type { Exchange } from '../../evidence/exchange.ts';
import { WEBHOOKS_PAGE } from '../documentation.ts';
import { judgeCrashes } from '../judge-crashes.ts';
import { responsesInWords, responsesTo } from '../judge-forgeries.ts';
import { judgeVariations } from '../plain-control.ts';
import { responseKind } from '../response-kind.ts';
import { changeFields, type FieldChange } from './change-data.ts';
import { changedSamples, SAMPLE_TYPES } from './sample-types.ts';

const ALL_NULL: FieldChange = (value, { isNullable }) => (isNullable ? null : value);
/** Fields that may be missing, but for those by which records find each other. */
const ALL_MISSING: FieldChange = (value, { isRequired, name, depth }) =>
  isRequired || (depth === 0 && /(^|_)id$/.test(name)) ? value : undefined;
const ALL_EMPTY: FieldChange = (value) => (Array.isArray(value) ? [] : value);

const WHY =
  'ClickFunnels leaves many fields empty: a visitor without a name, an order without a page, a product without variants. The receiver reads them as if they were always there, and throws. The event fails all eight attempts and is lost; usually the first real customer reveals it.';
const FIX = 'Treat every field as possibly missing or null, and validate with a schema that allows it.';

/** PAY-01a: null wherever the schema allows it. */
export const emptyValues: Check = {
  id: 'PAY-01a',
  group: 'payloads',
  level: 'must',
  promise: 'does not crash on null fields',
  sends: `${SAMPLE_TYPES.length} event types with null in every field that may be null`,
  decides: 'no response is a 5xx, and no connection is dropped or left hanging',
  requests: 2 * SAMPLE_TYPES.length,
  needs: [],
  follows: ['ACK-03a'],
  why: WHY,
  fix: FIX,
  docs: WEBHOOKS_PAGE,
  run: (context) => judgeVariations(context, withNulls(context), judgeCrashes),
};

/** PAY-01d: the same events are not worth a refusal. */
export const emptyValuesTaken: Check = {
  id: 'PAY-01d',
  group: 'payloads',
  level: 'should',
  promise: 'does not reject events because of null fields',
  sends: `${SAMPLE_TYPES.length} event types with null in every field that may be null`,
  decides: 'no response is a 4xx',
  requests: 2 * SAMPLE_TYPES.length,
  needs: [],
  follows: ['ACK-03a'],
  why: 'Rejecting the event does not improve it: it is retried for 37 hours and then lost, along with everything else in it.',
  fix: 'Store what is there, and respond 200.',
  docs: WEBHOOKS_PAGE,
  run: (context) => judgeVariations(context, withNulls(context), judgeRefusals),
};

/** PAY-01b: fields that need not be there. */
export const missingFields: Check = {
  id: 'PAY-01b',
  group: 'payloads',
  level: 'must',
  promise: 'does not crash on missing fields',
  sends: `${SAMPLE_TYPES.length} event types without their optional fields`,
  decides: 'no response is a 5xx, and no connection is dropped or left hanging',
  requests: 2 * SAMPLE_TYPES.length,
  needs: [],
  follows: ['PAY-01a', 'ACK-03a'],
  why: WHY,
  fix: FIX,
  docs: WEBHOOKS_PAGE,
  run: async (context) => {
    const change = (data: Parameters<typeof changeFields>[0], schema: Parameters<typeof changeFields>[1]) =>
      changeFields(data, schema, ALL_MISSING);
    return await judgeVariations(
      context,
      changedSamples(context, 'required fields only', change),
      judgeCrashes,
    );
  },
};

/** PAY-01c: lists with nothing in them. */
export const emptyLists: Check = {
  id: 'PAY-01c',
  group: 'payloads',
  level: 'must',
  promise: 'does not crash on empty lists',
  sends: `${SAMPLE_TYPES.length} event types with no line items, no tags, and every other list empty`,
  decides: 'no response is a 5xx, and no connection is dropped or left hanging',
  requests: 2 * SAMPLE_TYPES.length,
  needs: [],
  follows: ['ACK-03a'],
  why: WHY,
  fix: 'Do not use the first item of a list without checking that there is one.',
  docs: WEBHOOKS_PAGE,
  run: async (context) =>
    await judgeVariations(
      context,
      changedSamples(context, 'empty lists', (data, schema) => changeFields(data, schema, ALL_EMPTY)),
      judgeCrashes,
    ),
};

function withNulls(context: CheckContext): readonly Variation[] {
  return changedSamples(context, 'nulls', (data, schema) => changeFields(data, schema, ALL_NULL));
}

function judgeRefusals(exchanges: readonly Exchange[]): Finding {
  const refused = exchanges.filter(({ result }) => responseKind(result.outcome) === 'refused');
  return refused.length === 0 ? kept(responsesTo(exchanges)) : broken(responsesInWords(refused), refused);
}
