import type { OutgoingEvent } from '../../events/outgoing-event.ts';
import { isJsonObject, type JsonObject, type JsonValue } from '../../internal/json.ts';
import { WrittenNumber } from '../../internal/written-number.ts';
import type { Random } from '../../random/random.ts';
import { parseJsonAsWritten } from '../../source/parse-json.ts';
import { createAnonymiser } from '../personal/anonymiser.ts';
import { snakeCase } from '../personal/personal-key.ts';
import type { RecordedDelivery } from '../recorded-delivery.ts';
import { rewriteBody } from '../rewrite-body.ts';
import { createIdentifierBook, type IdentifierBook, renewedNumber } from './identifier-book.ts';
import {
  type IdentifierPlace,
  identifierKey,
  isGivenEntity,
  placeUnder,
  topPlace,
} from './identifier-place.ts';
import { createMomentShift, type MomentShift } from './moments.ts';

/** What a renewal is made with. */
export interface RenewalOptions {
  readonly random: Random;
  /** When the newest event of the recording is to happen, in milliseconds since the epoch. */
  readonly now: number;
}

/** Makes new events of recorded ones: other ids, people and times, linked as before. */
export interface Renewal {
  /** A delivery with a new event. */
  readonly renew: (delivery: RecordedDelivery) => RecordedDelivery;
  /** How many deliveries can be renewed. */
  readonly fit: number;
  /** How many cannot, because their bodies are not JSON objects. */
  readonly unfit: number;
}

/** Whether the body of a delivery can be renewed. */
export function isRenewable({ event }: RecordedDelivery): boolean {
  return bodyOf(event) !== undefined;
}

/**
 * Makes a {@link Renewal} of a recording, which is read to its end for that. What belongs to the workspace stays: products,
 * prices, pages, funnels, tags, courses.
 */
export function createRenewal(
  recording: Iterable<RecordedDelivery>,
  { random, now }: RenewalOptions,
): Renewal {
  const book = createIdentifierBook(random.fork('identifiers'));
  let newest = Number.NEGATIVE_INFINITY;
  let fit = 0;
  let unfit = 0;
  for (const { event } of recording) {
    const body = bodyOf(event);
    if (body === undefined) {
      unfit += 1;
      continue;
    }
    fit += 1;
    newest = Math.max(newest, event.createdAt);
    book.note({ event_id: event.id, ...body.value });
  }
  const seconds = Number.isFinite(newest) ? Math.floor((now - newest) / 1_000) || 1 : 0;
  const moments = createMomentShift(seconds);
  const people = createAnonymiser(random.fork('people'), { keepsOwnFields: true });

  return {
    fit,
    unfit,
    renew: (delivery) => {
      const { event } = delivery;
      const body = bodyOf(event);
      if (body === undefined) return delivery;
      const anonymous = people.anonymise(body.value).body;
      const renewed = new BodyRenewal(book, moments).member('', anonymous, topPlace(body.value));
      const isGiven = isGivenEntity(snakeCase(event.subjectType ?? ''));
      return {
        ...delivery,
        event: {
          ...event,
          id: book.text(event.id),
          subjectId: isGiven ? event.subjectId : renewedSubject(event.subjectId, book),
          createdAt: event.createdAt + seconds * 1_000,
          body: rewriteBody(body.text, body.value, renewed),
        },
      };
    },
  };
}

/** Rebuilds a body member by member. */
class BodyRenewal {
  readonly #book: IdentifierBook;
  readonly #moments: MomentShift;

  constructor(book: IdentifierBook, moments: MomentShift) {
    this.#book = book;
    this.#moments = moments;
  }

  member(key: string, value: JsonValue, place: IdentifierPlace): JsonValue {
    if (typeof value === 'string' || typeof value === 'number' || value instanceof WrittenNumber)
      return place.isGiven ? value : this.#scalar(key, value, place);
    if (Array.isArray(value)) return value.map((item: JsonValue) => this.member(key, item, place));
    return isJsonObject(value) ? this.#object(value, key === '' ? place : placeUnder(place, key)) : value;
  }

  #object(object: JsonObject, place: IdentifierPlace): JsonObject {
    return Object.fromEntries(
      Object.entries(object).map(([key, member = null]) => [key, this.member(key, member, place)]),
    );
  }

  #scalar(key: string, value: string | number | WrittenNumber, place: IdentifierPlace): JsonValue {
    const known = identifierKey(key, place);
    if (known !== undefined && isGivenEntity(known.entity)) return value;
    if (typeof value !== 'string') {
      if (known !== undefined) return renewedNumber(value, this.#book);
      return typeof value === 'number' ? this.#moments.number(key, value) : value;
    }
    if (known !== undefined && /^\d+$/.test(value) && known.kind !== 'number')
      return this.#book.digits(value);
    const moved = this.#moments.text(key, value);
    return moved === value ? this.#book.words(value) : moved;
  }
}

function renewedSubject(id: OutgoingEvent['subjectId'], book: IdentifierBook): OutgoingEvent['subjectId'] {
  if (id === null) return null;
  return typeof id === 'number' ? book.number(id) : book.digits(id);
}

function bodyOf({ body }: OutgoingEvent): { readonly text: string; readonly value: JsonObject } | undefined {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(body);
    const parsed = parseJsonAsWritten(text);
    return parsed.ok && isJsonObject(parsed.value) ? { text, value: parsed.value } : undefined;
  } catch {
    return undefined;
  }
}
