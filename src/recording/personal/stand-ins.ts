import type { Random } from '../../random/random.ts';
import { type AddressBook, createAddressBook } from './address-book.ts';
import { createKnownWords, type KnownWords } from './known-words.ts';
import { type Book, createBook, createIpBook, createPhoneBook, createScrambler } from './number-books.ts';
import { createPersonBook, type PersonBook } from './person-book.ts';

/** What is replaced, in the words of the narration. */
export const REPLACED_KINDS = [
  'name',
  'email address',
  'phone number',
  'address part',
  'IP address',
  'profile link',
  'birth date',
  'remark',
  'custom value',
  'secret',
] as const;

/** One of {@link REPLACED_KINDS}. */
export type ReplacedKind = (typeof REPLACED_KINDS)[number];

/** How often each kind was replaced; kinds that were not are left out. */
export type ReplacementCounts = Readonly<Partial<Record<ReplacedKind, number>>>;

/** Everything that stands for something personal, through a whole session. */
export interface StandIns {
  readonly people: PersonBook;
  readonly addresses: AddressBook;
  readonly phone: Book;
  readonly ip: Book;
  readonly scramble: Book;
  readonly company: Book;
  /** What is personal wherever it stands. */
  readonly words: KnownWords;
}

/** Makes the books of a session. */
export function createStandIns(random: Random): StandIns {
  return {
    people: createPersonBook(random.fork('people')),
    addresses: createAddressBook(random.fork('addresses')),
    phone: createPhoneBook(random.fork('phones')),
    ip: createIpBook(),
    scramble: createScrambler(random.fork('texts')),
    words: createKnownWords(),
    company: createBook((_original, count) => `Example Company ${count + 1}`),
  };
}
