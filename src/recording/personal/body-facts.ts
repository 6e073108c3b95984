import { isJsonObject, type JsonObject, type JsonValue } from '../../internal/json.ts';
import type { AddressFacts } from './address-book.ts';
import type { PersonFacts } from './person-book.ts';
import { type PersonalKind, snakeCase } from './personal-key.ts';
import { type BodyPlace, personalKeyAt, placeAt } from './place-in-body.ts';

/** What one group of an object's keys says: about one person, who lives at one address. */
export type GroupFacts = PersonFacts & AddressFacts & { readonly organization?: string };

/** Which kind of key tells which fact. */
const FACT_OF: Readonly<Partial<Record<PersonalKind, keyof GroupFacts>>> = {
  'first-name': 'firstName',
  'last-name': 'lastName',
  'full-name': 'fullName',
  email: 'email',
  street: 'street',
  city: 'city',
  'postal-code': 'postalCode',
  organization: 'organization',
};
const COUNTRY_OR_REGION = /^(?:(.+)_)?(country|region)$/;

/** What an object says, by what stands before its keys: `shipping_address` keys are one group. */
export function groupsOf(object: JsonObject, place: BodyPlace): ReadonlyMap<string, GroupFacts> {
  const groups = new Map<string, GroupFacts>();
  for (const [key, value] of Object.entries(object)) {
    if (typeof value !== 'string' || value.trim() === '') continue;
    const known = personalKeyAt(key, object, place);
    const fact = known === undefined ? undefined : FACT_OF[known.kind];
    const [, prefix = '', word = ''] = COUNTRY_OR_REGION.exec(snakeCase(key)) ?? [];
    const group = fact === undefined ? prefix : (known?.group ?? '');
    const name = fact ?? word;
    if (name !== '') groups.set(group, { [name]: value, ...groups.get(group) });
  }
  return groups;
}

/** The query of a URL as an object, which is read like every other object. */
export function queryOf(text: string): JsonObject | undefined {
  const start = text.indexOf('?');
  if (start === -1 || /\s/.test(text)) return undefined;
  return Object.fromEntries(new URLSearchParams(text.slice(start + 1).split('#', 1)[0]));
}

/** The facts that tell of a person, those with an email address first. */
export function peopleIn(facts: readonly GroupFacts[]): GroupFacts[] {
  const named = facts.filter(
    ({ email, firstName, lastName, fullName }) => email ?? firstName ?? lastName ?? fullName,
  );
  return [
    ...named.filter(({ email }) => email !== undefined),
    ...named.filter(({ email }) => email === undefined),
  ];
}

/** What every group of keys in a body says. */
export function factsIn(body: JsonValue, top: BodyPlace): GroupFacts[] {
  const found: GroupFacts[] = [];
  visit(body, top);
  return found;

  function visit(value: JsonValue | undefined, place: BodyPlace): void {
    if (typeof value === 'string') {
      const query = queryOf(value);
      if (query !== undefined) found.push(...groupsOf(query, place).values());
    } else if (isJsonObject(value)) {
      found.push(...groupsOf(value, place).values());
      for (const [key, member] of Object.entries(value)) visit(member, placeAt(place, key, value));
    } else if (Array.isArray(value)) {
      for (const item of value) visit(item, place);
    }
  }
}
