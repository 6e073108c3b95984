import { isoTime } from '../../internal/iso-time.ts';
import { isJsonObject, type JsonObject, type JsonValue } from '../../internal/json.ts';
import { createRecord } from '../../payloads/create-record.ts';
import { withCustomFields } from '../../payloads/custom-fields.ts';
import { type Buyer, createBuyer } from '../../payloads/scene/buyer.ts';
import { HOUR_MS } from '../../payloads/scene/story-time.ts';
import { createVisitHistory, type VisitHistory } from '../../payloads/scene/visits.ts';
import { LOCALITIES } from '../../payloads/vocabulary/localities.ts';
import type { Locality } from '../../payloads/vocabulary/locality.ts';
import type { Random } from '../../random/random.ts';
import type { Creation } from '../actions/action.ts';
import { flagIn, textIn } from '../actions/fields.ts';
import { journeyError } from '../journey-error.ts';
import type { ContactEntity } from '../world/entity.ts';
import type { World } from '../world/world.ts';

/** Someone comes to a page of the workspace. */
export const CONTACT: Creation = {
  kind: 'contact',
  about: 'a visitor opens a page of the workspace',
  fields: {
    country: {
      type: 'text',
      about: 'where they live, which decides language, address and currency',
      options: distinct(LOCALITIES.map(({ country }) => country)),
    },
    currency: {
      type: 'text',
      about: 'they live where this currency is used, e.g. EUR',
      options: distinct(LOCALITIES.map(({ currency }) => currency.toUpperCase())),
    },
    email_only: { type: 'flag', about: 'they leave only an email address' },
    anonymous: { type: 'flag', about: 'they are not identified yet; "identify" does that later' },
  },
  emits: ['contact.created', 'contact.identified'],
  create: (world, name, fields) => {
    const anonymous = flagIn(fields, 'anonymous');
    const contact = world.add(createContact(world, name, fields));
    world.emit('contact.created', contact);
    if (!anonymous) world.emit('contact.identified', contact);
  },
};

/** What is not known of someone who leaves an address and nothing else. */
const EMAIL_ONLY = { firstName: null, lastName: null, phone: null, timeZone: null } as const;

/** What a contact says who says who they are; what was known before stays as it is. */
export function identifiedData(contact: ContactEntity, world: World): JsonObject {
  const said = Object.entries(contactData(world, contact, 0));
  return { ...Object.fromEntries(said.filter(([key]) => isUnknown(contact.data[key]))), anonymous: 0 };
}

function isUnknown(value: JsonValue | undefined): boolean {
  return value == null || (isJsonObject(value) && Object.keys(value).length === 0);
}

/** Who a contact is by their record, which may have changed since they came. */
export function buyerOf({ buyer, data }: ContactEntity): Buyer {
  const said = <T extends string | null>(key: string, otherwise: T): string | T =>
    typeof data[key] === 'string' ? data[key] : otherwise;
  return {
    ...buyer,
    firstName: said('first_name', buyer.firstName),
    lastName: said('last_name', buyer.lastName),
    email: said('email_address', buyer.email),
    phone: said('phone_number', buyer.phone),
  };
}

/** A contact who comes back after an hour or more has a new last visit. */
export function withReturn(contact: ContactEntity, world: World): ContactEntity {
  const knownSince = contact.buyer.createdAt;
  const startedAt = contact.visits.last?.['started_at'];
  const lastSeenAt = typeof startedAt === 'string' ? Date.parse(startedAt) : knownSince;
  if (world.now - lastSeenAt < HOUR_MS) return contact;
  const returns = contact.returns + 1;
  const { last } = createVisitHistory(contact.random.fork(`visit ${returns}`), {
    ids: world.idsFor('contact', `${contact.name}, visit ${returns}`),
    realism: world.realism,
    contactId: contact.buyer.id,
    workspace: world.workspace,
    storefront: world.storefront,
    knownSince,
    actedAt: world.now,
    cameBack: true,
  });
  if (last === null) return contact;
  const visits: VisitHistory = {
    first: contact.visits.first,
    last,
    lastWithUtm: last['utm_source'] == null ? contact.visits.lastWithUtm : last,
  };
  const shown = {
    first_visit: visits.first,
    last_visit: visits.last,
    last_visit_with_utm: visits.lastWithUtm,
  };
  return world.replace({ ...contact, visits, returns, data: { ...contact.data, visits: shown } });
}

function createContact(world: World, name: string, fields: JsonObject): ContactEntity {
  const random = world.randomFor('contact', name);
  const locality = chooseLocality(random.fork('locality'), fields);
  const ids = world.idsFor('contact', name);
  const buyer: Buyer = {
    ...createBuyer(random.fork('buyer'), ids, locality, world.now, world.now, world.realism),
    ...(flagIn(fields, 'email_only') ? EMAIL_ONLY : {}),
    tags: [],
  };
  const visits = createVisitHistory(random.fork('visits'), {
    ids,
    realism: world.realism,
    contactId: buyer.id,
    ...placesOf(world),
    knownSince: world.now,
    actedAt: world.now,
  });
  const facts = { kind: 'contact', name, random, buyer, visits, returns: 0, data: {} } as const;
  return { ...facts, data: contactData(world, facts, flagIn(fields, 'anonymous') ? 1 : 0) };
}

function contactData(world: World, { random, buyer, visits }: ContactEntity, anonymous: 0 | 1): JsonObject {
  const { now } = world;
  const { data } = createRecord({
    resource: 'contact',
    eventName: 'contact.created',
    state: { anonymous: { equals: anonymous } },
    random: random.fork('record'),
    at: buyer.createdAt,
    given: { ...placesOf(world), buyer, visits, time: { bornAt: buyer.createdAt, touchedAt: now } },
  });
  const filled = withCustomFields(data, world.customFields, {
    resource: 'contact',
    random: random.fork('custom-fields'),
    at: buyer.createdAt,
  });
  return { ...filled, updated_at: isoTime(now) };
}

/** Where visitors become contacts. */
function placesOf({ workspace, signUpFront }: World) {
  return { workspace, storefront: signUpFront };
}

function chooseLocality(random: Random, fields: JsonObject): Locality {
  const country = textIn(fields, 'country');
  const currency = textIn(fields, 'currency')?.toLowerCase();
  const fitting = LOCALITIES.filter(
    (locality) =>
      (country === undefined || locality.country === country) &&
      (currency === undefined || locality.currency === currency),
  );
  if (fitting.length > 0) return random.pick(fitting);
  throw journeyError(
    `Contacts in ${country ?? 'any country'} do not pay in ${currency?.toUpperCase() ?? 'any currency'} here.`,
    'Leave out country or currency.',
  );
}

function distinct(names: readonly string[]): string[] {
  return [...new Set(names)].sort((a, b) => a.localeCompare(b, 'en'));
}
