import { isJsonObject, type JsonObject, type JsonValue } from '../../internal/json.ts';
import { WrittenNumber } from '../../internal/written-number.ts';
import type { Random } from '../../random/random.ts';
import { factsIn, type GroupFacts, groupsOf, peopleIn, queryOf } from './body-facts.ts';
import { noteNames } from './known-words.ts';
import { replacePatterns } from './patterns.ts';
import { type BodyPlace, personalKeyAt, placeAt, respondsToQuestion, TOP } from './place-in-body.ts';
import { createStandIns, type ReplacedKind, type ReplacementCounts, type StandIns } from './stand-ins.ts';
import { createTextReplacer, type TextReplacer } from './text-replacer.ts';

/** A body without personal data, and how much was replaced. */
export interface Anonymised {
  readonly body: JsonValue;
  readonly replaced: ReplacementCounts;
}

/** Replaces personal data, the same by the same through a whole session. */
export interface Anonymiser {
  /**
   * Replaces what the keys of a body's schema, or the look of a text, tell to be personal. `null`, numbers, amounts of
   * money, dates and ids stay; texts stay texts.
   */
  anonymise(body: JsonValue): Anonymised;
  /** Notes who and what is in a body, so that they are found in the texts of all bodies that come after. */
  note(body: JsonValue): void;
}

/** How personal data is replaced. */
export interface AnonymiserOptions {
  /**
   * Whether what visitors typed into fields of the workspace's own stays where it names no one, and so means something
   * to a receiver. @default false: it becomes other letters and digits
   */
  readonly keepsOwnFields?: boolean;
}

/**
 * Makes an {@link Anonymiser}. Stand-ins follow from the order in which originals come, never from the originals, so
 * that no one can try out who someone was.
 */
export function createAnonymiser(
  random: Random,
  { keepsOwnFields = false }: AnonymiserOptions = {},
): Anonymiser {
  const standIns = createStandIns(random);
  const note = (body: JsonValue): readonly GroupFacts[] => {
    const facts = factsIn(body, TOP);
    const people = peopleIn(facts);
    for (const one of people) standIns.people.avoid(one);
    for (const one of facts) noteWords(one, standIns);
    return people;
  };
  return {
    note,
    anonymise: (body) => {
      const counts = new Map<ReplacedKind, number>();
      const people = note(body);
      for (const one of people) standIns.people.of(one);
      const replacer = createTextReplacer({
        standIns,
        people,
        keepsOwnFields,
        count: (kind) => counts.set(kind, (counts.get(kind) ?? 0) + 1),
      });
      return { body: new BodyWalk(replacer).replace(body), replaced: Object.fromEntries(counts) };
    },
  };
}

/** Notes what is personal wherever it stands. */
function noteWords(facts: GroupFacts, { people, addresses, company, words }: StandIns): void {
  const { email, firstName, lastName, fullName, street = '', city = '', postalCode = '' } = facts;
  if ((email ?? firstName ?? lastName ?? fullName) !== undefined)
    noteNames(facts, () => people.of(facts), words);
  addresses.avoid(facts);
  const { organization = '' } = facts;
  if (organization.length > 3) words.note(organization, () => company(organization));
  if (/\d.*\p{L}{2}|\p{L}{2}.*\d/u.test(street)) words.note(street, () => addresses.of(facts).street);
  if (city.length > 3) words.note(city, () => addresses.of(facts).city);
  if (/\d/.test(postalCode)) words.note(postalCode, () => addresses.of(facts).postalCode ?? '00000');
}

const NO_FACTS: GroupFacts = {};

/** Rebuilds a body member by member. */
class BodyWalk {
  readonly #texts: TextReplacer;

  constructor(texts: TextReplacer) {
    this.#texts = texts;
  }

  replace(body: JsonValue): JsonValue {
    return this.#member('', body, { holder: {}, groups: new Map(), place: TOP });
  }

  #member(key: string, value: JsonValue, where: Where): JsonValue {
    if (typeof value === 'string') return this.#text(key, value, where);
    if (typeof value === 'number' || value instanceof WrittenNumber) return this.#number(key, value, where);
    if (Array.isArray(value)) return value.map((item: JsonValue) => this.#member(key, item, where));
    return isJsonObject(value) ? this.#object(key, value, where) : value;
  }

  #object(key: string, object: JsonObject, { holder, place: around }: Where): JsonObject {
    const place = key === '' ? around : placeAt(around, key, holder);
    const where = { holder: object, groups: groupsOf(object, place), place };
    return Object.fromEntries(
      Object.entries(object).map(([name, member = null]) => [
        replacePatterns(name, this.#texts),
        this.#member(name, member, where),
      ]),
    );
  }

  #text(key: string, text: string, where: Where): string {
    if (text.trim() === '') return text;
    const known = personalKeyAt(key, where.holder, where.place);
    const query = known === undefined ? queryOf(text) : undefined;
    if (query !== undefined) return this.#url(key, text, query, where.place);
    const facts = (known === undefined ? undefined : where.groups.get(known.group)) ?? NO_FACTS;
    const isResponse = !where.place.impersonal && respondsToQuestion(key, where.holder);
    return this.#texts.replace(text, { key, kind: known?.kind, facts, place: where.place, isResponse });
  }

  /** A personal number stays a number: of other digits. */
  #number(key: string, value: number | WrittenNumber, where: Where): number | WrittenNumber {
    const known = personalKeyAt(key, where.holder, where.place);
    if (known?.kind !== 'phone') return this.#texts.number(key, value, where.place);
    const digits = typeof value === 'number' ? String(value) : value.text;
    return Number(this.#texts.phone(digits).replaceAll(/\D/g, ''));
  }

  /** A URL, with the values in its query replaced as those of an object. */
  #url(key: string, text: string, query: JsonObject, place: BodyPlace): string {
    const start = text.indexOf('?');
    const groups = groupsOf(query, place);
    const replaced = text.slice(start).replaceAll(/([?&])([^=&#]+)=([^&#]*)/g, (pair, mark, name, value) => {
      const known = personalKeyAt(decoded(name), query, place);
      if (known === undefined) return replacePatterns(pair, this.#texts);
      const facts = groups.get(known.group) ?? NO_FACTS;
      const standIn = this.#texts.replace(decoded(value), { key: name, kind: known.kind, facts, place });
      return `${mark}${name}=${encodeURIComponent(standIn)}`;
    });
    const address = this.#texts.replace(text.slice(0, start), {
      key,
      kind: undefined,
      facts: NO_FACTS,
      place,
    });
    return `${address}${replaced}`;
  }
}

/** Where a member stands. */
interface Where {
  /** The object that has it. */
  readonly holder: JsonObject;
  readonly groups: ReadonlyMap<string, GroupFacts>;
  readonly place: BodyPlace;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return text;
  }
}
