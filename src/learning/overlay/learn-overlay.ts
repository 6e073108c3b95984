import { isJsonObject, type JsonObject, type JsonValue } from '../../internal/json.ts';
import { WrittenNumber } from '../../internal/written-number.ts';
import { type BodyRows, bodyRows } from '../shape/body-rows.ts';
import { catalogTexts } from '../shape/catalog-texts.ts';
import { type Counts, countIn } from '../shape/field-state.ts';
import { groupByEvent } from '../shape/group-by-event.ts';
import { keyOrders } from '../shape/key-orders.ts';
import type { ObservedBody } from '../shape/observed-body.ts';
import { learnTransitions } from '../story/learn-transitions.ts';
import { learnFields } from './learn-fields.ts';
import type { LearnedEvent, Overlay } from './overlay.ts';
import { createSafeValues, type SafeValues } from './safe-values.ts';
import { scaledCounts } from './scaled-counts.ts';

/** An overlay, and what was left out of it. */
export interface Learning {
  readonly overlay: Overlay;
  /** How many keys look like data. */
  readonly oddKeys: number;
}

interface Taken extends ObservedBody {
  readonly taken: BodyRows;
}

const CURRENCY = /^[A-Za-z]{3}$/;

/** Learns what the bodies of a workspace look like. Nothing of anyone in them gets into the result. */
export function learnOverlay(bodies: readonly ObservedBody[]): Learning {
  const all = bodies.map((observed): Taken => ({ ...observed, taken: bodyRows(sentPart(observed)) }));
  const safe = createSafeValues(all.flatMap(({ taken }) => taken.rows));
  const taken = numbersIn(bodies);
  const events = groupByEvent(all).map((group) => learnEvent(group, safe, taken));
  const v2 = all.filter(({ apiVersion, isFromApi }) => apiVersion === 'v2' && !isFromApi);
  return {
    overlay: {
      deliveries: bodies.length,
      events: events.sort((a, b) => (a.eventType < b.eventType ? -1 : 1)),
      envelope: v2.length === 0 ? undefined : learnEnvelope(v2, safe, taken),
      currencies: currenciesIn(bodies),
      products: productsIn(bodies),
      stories: learnTransitions(bodies),
    },
    oddKeys: all.reduce((sum, { taken }) => sum + taken.oddKeys, 0),
  };
}

/** What was on the wire: of events that the API lists, the data alone. */
function sentPart({ body, isFromApi }: ObservedBody): JsonObject {
  return isFromApi ? { data: body['data'] } : body;
}

function learnEvent(group: readonly Taken[], safe: SafeValues, taken: ReadonlySet<number>): LearnedEvent {
  const [first] = group;
  const { eventType = '', apiVersion = 'v2' } = first ?? {};
  const subjectType = first?.body['subject_type'];
  return {
    eventType,
    apiVersion,
    subjectType: typeof subjectType === 'string' ? subjectType : undefined,
    deliveries: group.length,
    fields: learnFields({
      bodies: group.map(({ taken: { rows }, person }) => ({ rows, person })),
      safe,
      taken,
      knownTexts: catalogTexts(eventType, apiVersion),
    }),
    order: keyOrders(group.filter(({ isFromApi }) => !isFromApi).map(({ body }) => body)),
  };
}

/** The fields around `data`, over events of all types. */
function learnEnvelope(
  all: readonly Taken[],
  safe: SafeValues,
  taken: ReadonlySet<number>,
): NonNullable<Overlay['envelope']> {
  const around = all.map(({ body: { data: _data, ...rest }, person }) => ({
    rows: bodyRows(rest).rows,
    person,
  }));
  const order = keyOrders(all.map(({ body }) => body));
  const top = order.get('');
  return {
    apiVersion: 'v2',
    deliveries: all.length,
    fields: learnFields({ bodies: around, safe, taken, knownTexts: () => new Set() }),
    order: new Map(top === undefined ? [] : [['', top]]),
  };
}

/** Every number, and every text that is one. */
function numbersIn(bodies: readonly ObservedBody[]): ReadonlySet<number> {
  const numbers = new Set<number>();
  for (const { body } of bodies) {
    visit(body, (_key, value) => {
      for (const item of Array.isArray(value) ? value : [value]) {
        const number = Number(item instanceof WrittenNumber ? item.text : item);
        if (typeof item !== 'boolean' && item !== null && item !== '' && Number.isFinite(number))
          numbers.add(number);
      }
    });
  }
  return numbers;
}

function currenciesIn(bodies: readonly ObservedBody[]): Counts {
  const counts = new Map<string, number>();
  for (const { body } of bodies) {
    const found = new Set<string>();
    visit(body, (key, value) => {
      if (/(?:^|_)currency$/.test(key) && typeof value === 'string' && CURRENCY.test(value)) found.add(value);
    });
    for (const currency of found) countIn(counts, currency);
  }
  return scaledCounts(counts);
}

/** How many products there were. */
function productsIn(bodies: readonly ObservedBody[]): number {
  const ids = new Set<string>();
  for (const { body } of bodies) {
    visit(body, (key, value) => {
      if (key === 'product_id' && value !== null) ids.add(String(value));
      if (/(?:^|_)product$/.test(key) && isJsonObject(value)) ids.add(String(value['id']));
    });
  }
  return Math.min(ids.size, 999);
}

function visit(object: JsonObject, see: (key: string, value: JsonValue) => void): void {
  for (const [key, value = null] of Object.entries(object)) {
    see(key, value);
    for (const item of Array.isArray(value) ? value : [value]) if (isJsonObject(item)) visit(item, see);
  }
}
