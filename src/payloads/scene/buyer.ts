import type { Realism } from '../../events/realism.ts';
import { remember } from '../../internal/remember.ts';
import { hexDigits } from '../../random/identifiers.ts';
import type { Random } from '../../random/random.ts';
import { asciiLetters, fillDigits, some } from '../vocabulary/draw.ts';
import type { Locality } from '../vocabulary/locality.ts';
import { NAMES } from '../vocabulary/people.ts';
import { TAG_COLORS, TAG_NAMES } from '../vocabulary/workspace-words.ts';
import { identify, type RecordIds } from './record-ids.ts';

/** A tag that the workspace puts on contacts. */
export interface ContactTag {
  readonly id: number;
  readonly publicId: string;
  readonly name: string;
  readonly color: string;
}

/** A name with the email address and phone number that go with it. */
export interface Person {
  readonly firstName: string;
  readonly lastName: string;
  readonly email: string;
  /** `null` where no numbers are set aside for fiction. */
  readonly phone: string | null;
}

/** How often people tell what forms do not insist on; such nulls are observed, how many there are is assumed. */
const TOLD = { firstName: 0.9, lastName: 0.8, phone: 0.65, timeZone: 0.7 } as const;

/** What stands between the names in an address. */
const MAILBOX_JOINTS = ['.', '.', '_', ''] as const;
const MAILBOX_TAGS = ['news', 'shop', 'cf', 'course2'] as const;
const EXAMPLE_DOMAINS = ['example.com', 'example.net', 'example.org'] as const;

/** The contact that the story is about; `null` where they did not tell. */
export interface Buyer extends Omit<Person, 'firstName' | 'lastName'> {
  readonly firstName: string | null;
  readonly lastName: string | null;
  readonly id: number;
  readonly publicId: string;
  /** 32 hex digits (observed in both genuine contacts of V2). */
  readonly uuid: string;
  /** Rails' name of it; `null` where the browser did not tell. */
  readonly timeZone: string | null;
  readonly locality: Locality;
  readonly street: string;
  readonly postalCode: string;
  readonly tags: readonly ContactTag[];
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
  realism: Realism,
): Buyer {
  const houseNumber = random.integer(2, 180);
  const street = random.pick(locality.streets);
  const isTidy = realism === 'tidy';
  const { firstName, lastName, email, phone } = createPerson(random, locality);
  const { id, publicId } = identify(ids, 'Contact', createdAt);
  return {
    firstName: random.chance(TOLD.firstName) || isTidy ? firstName : null,
    lastName: random.chance(TOLD.lastName) || isTidy ? lastName : null,
    email,
    phone: random.chance(TOLD.phone) || isTidy ? phone : null,
    id,
    publicId,
    uuid: hexDigits(random, 32),
    timeZone: random.chance(TOLD.timeZone) || isTidy ? locality.timeZone : null,
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
  const { phonePatterns } = locality;
  return {
    email: `${mailboxOf(random, firstName, lastName)}@${random.pick(EXAMPLE_DOMAINS)}`,
    firstName,
    lastName,
    phone: phonePatterns.length === 0 ? null : fillDigits(random, random.pick(phonePatterns)),
  };
}

/** The local part of an address: made of the name where that has Latin letters, with a tag or capitals now and then. */
function mailboxOf(random: Random, firstName: string, lastName: string): string {
  const given = mailboxPart(firstName);
  const family = mailboxPart(lastName);
  const joined =
    given === '' || family === '' ? `${given}${family}` : given + random.pick(MAILBOX_JOINTS) + family;
  const dice = random.next();
  if (joined === '') return `user${random.integer(1_000, 999_999)}`;
  if (dice < 0.22) return joined + random.integer(2, 99);
  if (dice < 0.27) return `${joined}+${random.pick(MAILBOX_TAGS)}`;
  return dice < 0.31 ? capitalized(joined) : joined;
}

const capitalized = (text: string) => text.replaceAll(/(^|[._])[a-z]/g, (letters) => letters.toUpperCase());

/** A tag of the workspace. */
export function createTag(random: Random, ids: RecordIds, name: string): ContactTag {
  const { id, publicId } = identify(ids, 'Contacts::Tag');
  return { id, publicId, name, color: random.pick(TAG_COLORS) };
}

/** A name as it is in an email address. */
export const mailboxPart = remember((name: string) =>
  asciiLetters(name)
    .toLowerCase()
    .replaceAll(/[^a-z]/g, ''),
);
