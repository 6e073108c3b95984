import { remember } from '../../internal/remember.ts';
import { uuid } from '../../random/identifiers.ts';
import type { Random } from '../../random/random.ts';
import { asciiLetters, fillDigits, some } from '../vocabulary/draw.ts';
import type { Locality } from '../vocabulary/locality.ts';
import { NAMES } from '../vocabulary/people.ts';
import { TAG_COLORS, TAG_NAMES } from '../vocabulary/workspace-words.ts';
import { identify, type RecordIds } from './record-ids.ts';

/** A tag that the workspace puts on contacts. */
export interface Tag {
  readonly id: number;
  readonly publicId: string;
  readonly name: string;
  readonly color: string;
}

/** A name with the e-mail address and phone number that go with it. */
export interface Person {
  readonly firstName: string;
  readonly lastName: string;
  readonly email: string;
  readonly phone: string;
}

/** What stands between the names in an address. */
const MAILBOX_JOINTS = ['.', '.', '_', ''] as const;
const EXAMPLE_DOMAINS = ['example.com', 'example.net', 'example.org'] as const;

/** The contact that the story is about. */
export interface Buyer extends Person {
  readonly id: number;
  readonly publicId: string;
  readonly uuid: string;
  readonly locality: Locality;
  readonly street: string;
  readonly postalCode: string;
  readonly tags: readonly Tag[];
  readonly createdAt: number;
  readonly updatedAt: number;
}

/** Invents a contact who lives in the given place. */
export function createBuyer(
  random: Random,
  ids: RecordIds,
  locality: Locality,
  createdAt: number,
  updatedAt: number,
): Buyer {
  const houseNumber = random.integer(2, 180);
  const street = random.pick(locality.streets);
  const { firstName, lastName, email, phone } = createPerson(random, locality);
  const { id, publicId } = identify(ids, 'Contact', createdAt);
  return {
    firstName,
    lastName,
    email,
    phone,
    id,
    publicId,
    uuid: uuid(random),
    locality,
    street: locality.houseNumber === 'before' ? `${houseNumber} ${street}` : `${street} ${houseNumber}`,
    postalCode: random.pick(locality.postalCodes),
    tags: some(random, TAG_NAMES, 0.12).map((name) => createTag(random, ids, name)),
    createdAt,
    updatedAt,
  };
}

/** Invents a person; addresses are at domains reserved for examples, numbers in ranges reserved for fiction. */
export function createPerson(random: Random, locality: Locality): Person {
  const { first, last } = NAMES[locality.language];
  const firstName = random.pick<string>(first);
  const lastName = random.pick<string>(last);
  const given = mailboxPart(firstName);
  const family = mailboxPart(lastName);
  const joined = given + random.pick(MAILBOX_JOINTS) + family;
  const mailbox = random.chance(0.25) ? joined + random.integer(2, 99) : joined;
  return {
    firstName,
    lastName,
    email: `${mailbox}@${random.pick(EXAMPLE_DOMAINS)}`,
    phone: fillDigits(random, random.pick(locality.phonePatterns)),
  };
}

/** A tag of the workspace. */
export function createTag(random: Random, ids: RecordIds, name: string): Tag {
  const { id, publicId } = identify(ids, 'Contacts::Tag');
  return { id, publicId, name, color: random.pick(TAG_COLORS) };
}

/** A name as it stands in an e-mail address. */
export const mailboxPart = remember((name: string) =>
  asciiLetters(name)
    .toLowerCase()
    .replaceAll(/[^a-z]/g, ''),
);
