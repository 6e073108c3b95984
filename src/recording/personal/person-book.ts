import { mailboxPart } from '../../payloads/scene/buyer.ts';
import { NAMES } from '../../payloads/vocabulary/people.ts';
import type { Random } from '../../random/random.ts';

/** What one object of a body says about a person; each part as it is there. */
export interface PersonFacts {
  readonly email?: string;
  readonly firstName?: string;
  readonly lastName?: string;
  readonly fullName?: string;
}

/** The stand-in of a person. */
export interface StandIn {
  readonly email: string;
  firstName(original: string): string;
  lastName(original: string): string;
  fullName(original: string): string;
}

/** Knows every person of a session and their stand-ins. */
export interface PersonBook {
  /** Finds the person by email address, or else by name. Someone new gets a stand-in. */
  of(facts: PersonFacts): StandIn;
  /** Notes that someone has these names, so that no stand-in gets them who is made later, as long as there are others. */
  avoid(facts: PersonFacts): void;
}

/** Makes an empty {@link PersonBook}. */
export function createPersonBook(random: Random): PersonBook {
  const byEmail = new Map<string, StandIn>();
  const byName = new Map<string, StandIn>();
  const withEmail = new Set<StandIn>();
  const mailboxes = new Set<string>();
  const avoided = new Set<string>();

  const find = (email: string | undefined, name: string): StandIn | undefined => {
    const named = byName.get(name);
    if (email === undefined) return named;
    return byEmail.get(email) ?? (named === undefined || withEmail.has(named) ? undefined : named);
  };

  return {
    avoid: ({ firstName = '', lastName = '', fullName = '' }) => {
      for (const name of [firstName, lastName, ...fullName.split(' ')]) {
        for (const part of [name, ...name.split(/[\s-]+/)]) avoided.add(part.trim().toLowerCase());
      }
    },
    of: (facts) => {
      const email = facts.email?.trim().toLowerCase();
      const name = nameOf(facts);
      let person = find(email, name);
      if (person === undefined) {
        person = createStandIn(random.fork(`person-${mailboxes.size}`), facts, { mailboxes, avoided });
      }
      if (email !== undefined) {
        byEmail.set(email, person);
        withEmail.add(person);
      }
      if (name !== '' && !byName.has(name)) byName.set(name, person);
      return person;
    },
  };
}

/** What others have already. */
interface TakenNames {
  readonly mailboxes: Set<string>;
  /** Names of real people, in small letters. */
  readonly avoided: ReadonlySet<string>;
}

/** An invented person. Anyone who changes the name keeps the address and gets another name. */
function createStandIn(random: Random, facts: PersonFacts, { mailboxes, avoided }: TakenNames): StandIn {
  const original = nameOf(facts).split(' ');
  const pickOther = (source: Random, pool: readonly string[], own: readonly string[]): string => {
    const others = pool.filter((name) => !own.includes(name.toLowerCase()));
    const free = others.filter((name) => !avoided.has(name.toLowerCase()));
    return source.pick(free.length > 0 ? free : others);
  };
  const first = pickOther(random, NAMES.en.first, original);
  const last = pickOther(random, NAMES.en.last, original);
  const firstNames = new Map<string, string>();
  const lastNames = new Map<string, string>();
  const naming = (names: Map<string, string>, own: string, pool: readonly string[]) => (name: string) => {
    const key = name.trim().toLowerCase();
    const candidate = names.size === 0 && own.toLowerCase() !== key ? own : undefined;
    const given = names.get(key) ?? candidate ?? pickOther(random, pool, [key, ...original]);
    names.set(key, given);
    return sameCase(name, given);
  };
  const firstName = naming(firstNames, first, NAMES.en.first);
  const lastName = naming(lastNames, last, NAMES.en.last);

  return {
    email: freeAddress(random, `${mailboxPart(first)}.${mailboxPart(last)}`, mailboxes),
    firstName,
    lastName,
    fullName: (name) => {
      const [given = '', ...family] = name.trim().split(/\s+/);
      return family.length === 0 ? firstName(given) : `${firstName(given)} ${lastName(family.join(' '))}`;
    },
  };
}

/** An address that no one else has, at a domain reserved for examples. */
function freeAddress(random: Random, mailbox: string, taken: Set<string>): string {
  let address: string;
  do address = `${mailbox}${random.integer(100, 9_999)}@example.com`;
  while (taken.has(address));
  taken.add(address);
  return address;
}

function nameOf({
  firstName = '',
  lastName = '',
  fullName = `${firstName} ${lastName}`,
}: PersonFacts): string {
  return fullName.trim().replaceAll(/\s+/g, ' ').toLowerCase();
}

/** The replacement in capitals, or in small letters, where the original is so written. */
function sameCase(original: string, replacement: string): string {
  if (original.length > 1 && original === original.toUpperCase() && original !== original.toLowerCase())
    return replacement.toUpperCase();
  return original === original.toLowerCase() && original !== original.toUpperCase()
    ? replacement.toLowerCase()
    : replacement;
}
