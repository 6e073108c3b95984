import type { EnvelopePlace } from '../events/envelope.ts';
import { isJsonObject, type JsonObject, jsonObjectIn } from '../internal/json.ts';
import { CHECKOUT_PAGE_NAMES, FUNNEL_NAMES } from '../payloads/vocabulary/workspace-words.ts';
import { createRandom } from '../random/random.ts';
import { publicIdOf } from './public-ids.ts';

/** What the body of an event says about what it is about and where it came from. */
export interface BodyFacts {
  readonly data: JsonObject;
  readonly page: EnvelopePlace | null;
  readonly funnel: EnvelopePlace | null;
}

/** Reads the body of an event in either envelope. One that is no JSON object says nothing. */
export function readBody(bytes: Uint8Array): BodyFacts {
  const body = jsonObjectIn(bytes);
  const data = body['data'];
  return {
    data: isJsonObject(data) ? data : {},
    page: placeIn(body, 'page'),
    funnel: placeIn(body, 'funnel'),
  };
}

/** The page or funnel with an id: the same name and public id wherever it is mentioned. */
export function placeOf(kind: 'page' | 'funnel', id: number): EnvelopePlace {
  const names = kind === 'page' ? CHECKOUT_PAGE_NAMES : FUNNEL_NAMES;
  return { id, public_id: publicIdOf(kind, id), name: createRandom(`${kind}-${id}`).pick(names) };
}

/** The observed envelope holds an object, the documented one an id. */
function placeIn(body: JsonObject, kind: 'page' | 'funnel'): EnvelopePlace | null {
  const place = body[kind];
  if (isJsonObject(place) && typeof place['id'] === 'number') {
    const known = placeOf(kind, place['id']);
    return {
      id: place['id'],
      public_id: typeof place['public_id'] === 'string' ? place['public_id'] : known.public_id,
      name: typeof place['name'] === 'string' ? place['name'] : known.name,
    };
  }
  const id = body[`${kind}_id`];
  return typeof id === 'number' ? placeOf(kind, id) : null;
}
