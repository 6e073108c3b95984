import { numberAsWritten, type WrittenNumber } from '../../internal/written-number.ts';
import { mailboxPart } from '../../payloads/scene/buyer.ts';
import type { GroupFacts } from './body-facts.ts';
import { createKnownWords, noteNames } from './known-words.ts';
import { hasPattern, isAmount, isMoment, type Replacers, replacePatterns } from './patterns.ts';
import { type PersonalKind, snakeCase } from './personal-key.ts';
import type { BodyPlace } from './place-in-body.ts';
import type { ReplacedKind, StandIns } from './stand-ins.ts';

/** A text of a body and what is known about it. */
export interface TextPlace {
  readonly key: string;
  /** What its key stands for. */
  readonly kind: PersonalKind | undefined;
  /** What stands beside it. */
  readonly facts: GroupFacts;
  readonly place: BodyPlace;
  /** Whether it is what someone responded to a question. @default false */
  readonly isResponse?: boolean;
}

/** Gives the stand-in of every text of one body, and counts. */
export interface TextReplacer extends Replacers {
  replace(text: string, about: TextPlace): string;
  /** A number in a field of a visitor's or the workspace's own becomes another of the same length. */
  number(key: string, value: number | WrittenNumber, place: BodyPlace): number | WrittenNumber;
}

/** What a {@link TextReplacer} is made with. */
export interface TextReplacerParts {
  readonly standIns: StandIns;
  /** Everybody in the body, so that their names are found in other texts. */
  readonly people: readonly GroupFacts[];
  /** Whether what visitors typed into fields of the workspace's own stays where it names no one. */
  readonly keepsOwnFields: boolean;
  readonly count: (kind: ReplacedKind) => void;
}

/** What stands in the place of a remark. */
export const REPLACED_REMARK = 'This note contained personal data and was replaced.';

/** Fields of forms that say how the form works, not what a visitor typed. */
const FORM_MACHINERY =
  /^utm_|(?:^|_)(?:ids?|uuid|action|controller|redirect_to|url|path|type|status|locale|language|currency|time_zone|timezone|country|region|state|quantity|amount|price|sku|product|page|funnel|step|host|domain|method|format|commit|aff_sub\d?|affiliate|token|referrer|user_agent|source|medium|campaign|event|variant|created_at|updated_at)$/;
/** Texts that are no person's own words, whatever they hold. */
const STRUCTURAL =
  /(?:^|_)(?:ids?|uuid|type|status|currency|user_agent|browser|os|color|sku|arn|time_?zone|tzid|country|region|state|locale|(?:page|funnel|channel)_name)$/;
/** One to three words that begin with a capital. */
const LIKE_NAME = /^\p{Lu}[\p{L}'’-]{3,}(?: \p{Lu}[\p{L}'’.-]*){0,2}$/u;
const YEAR = /^(?:19|20)\d\d$/;
/** A shorter number of someone's own is a size or a count. */
const SHORTEST_NUMBER = 4;
/** A word with a capital inside a sentence: mostly a name. */
const LIKE_MENTION = /[^.!?\s]\s+\p{Lu}\p{Ll}/u;
/** What programs call something: one word, or several with lines between. */
const LIKE_CHOICE = /^[a-z]+(?:[_-][a-z]+)*$/;
const CHOICE = /^(?:yes|no|true|false|on|off|\d)$/i;

/** Makes the {@link TextReplacer} of one body. */
export function createTextReplacer({
  standIns,
  people,
  keepsOwnFields,
  count,
}: TextReplacerParts): TextReplacer {
  const counted =
    (kind: ReplacedKind, standIn: (text: string) => string) =>
    (text: string): string => {
      count(kind);
      return standIn(text);
    };
  const email = counted('email address', (text) => standIns.people.of({ email: text }).email);
  const phone = counted('phone number', standIns.phone);
  const ip = counted('IP address', standIns.ip);
  const scramble = counted('custom value', standIns.scramble);
  const patterns = { email, phone, ip };
  const ofBody = createKnownWords();
  for (const facts of people) noteNames(facts, () => standIns.people.of(facts), ofBody);
  const withoutNames = (text: string) => standIns.words.replace(text, () => count('name'), ofBody);

  const inWords = (text: string, { key, place, isResponse }: TextPlace): string => {
    const field = snakeCase(key);
    if (/(?:^|_)user_agent$/.test(field)) return text;
    const cleaned = replacePatterns(text, patterns);
    if (STRUCTURAL.test(field) || place.isPublic || isMoment(text)) return cleaned;
    if (place.impersonal) return LIKE_CHOICE.test(text) ? cleaned : withoutNames(cleaned);
    const isOwn = isResponse || place.inCustom || (place.inForm && !FORM_MACHINERY.test(field));
    if (isOwn && !keepsOwnFields) return cleaned === text ? ownField(text) : scrambleWords(cleaned);
    return LIKE_CHOICE.test(text) ? cleaned : withoutNames(cleaned);
  };
  const ownField = (text: string): string => {
    if (isMoment(text) || isAmount(text) || CHOICE.test(text)) return text;
    if (/^https?:\/\//i.test(text)) return counted('custom value', () => 'https://www.example.com/')(text);
    if (LIKE_NAME.test(text)) standIns.words.note(text, () => standIns.scramble(text));
    return scramble(text);
  };
  /** Own words around something that was replaced already. */
  const scrambleWords = (text: string): string =>
    /^https?:\/\//i.test(text)
      ? 'https://www.example.com/'
      : text.replaceAll(/[\p{L}\p{M}]{2,}(?![^\s]*@)(?<!@\S*)/gu, (word) => standIns.scramble(word));
  const namePart = (text: string, facts: GroupFacts, part: 'firstName' | 'lastName' | 'fullName'): string => {
    if (text.includes('@')) return replacePatterns(text, patterns);
    count('name');
    return personOf(facts, text)[part](text);
  };
  /** Where nothing tells whose text it is, it is someone of its own. */
  const personOf = (facts: GroupFacts, text: string) => {
    const { email: known = facts.firstName ?? facts.lastName ?? facts.fullName } = facts;
    return standIns.people.of(known === undefined ? { fullName: text } : facts);
  };
  const wholeAddress = (facts: GroupFacts): string => {
    const { street, city } = standIns.addresses.of(facts);
    return addressPart(`${street}, ${city}`);
  };
  const addressPart = (standIn: string): string => {
    count('address part');
    return standIn;
  };

  return {
    ...patterns,
    number: (key, value, place) => {
      const text = typeof value === 'number' ? String(value) : value.text;
      const isOwn = place.inCustom || (place.inForm && !FORM_MACHINERY.test(snakeCase(key)));
      const isPlain = /^\d+$/.test(text) && text.length >= SHORTEST_NUMBER && !YEAR.test(text);
      if (!isOwn || keepsOwnFields || !isPlain) return value;
      return numberAsWritten(scramble(text).replace(/^0/, '7'));
    },
    replace: (text, about) => {
      const { kind, facts } = about;
      switch (kind) {
        case undefined:
          return inWords(text, about);
        case 'first-name':
          return namePart(text, facts, 'firstName');
        case 'last-name':
          return namePart(text, facts, 'lastName');
        case 'full-name':
          return /^(?:API|[a-z_]+)$/.test(text) ? withoutNames(text) : namePart(text, facts, 'fullName');
        case 'organization':
          return counted('name', standIns.company)(text);
        case 'email':
          return text.includes('@') ? email(text) : scramble(text);
        case 'phone':
          return /\d/.test(text) ? phone(text) : scramble(text);
        case 'ip':
          return /[\d:]/.test(text) ? ip(text) : scramble(text);
        case 'street':
          if (text.includes('@')) return replacePatterns(text, patterns);
          return addressPart(standIns.addresses.of(facts).street);
        case 'street-two':
          return addressPart('Unit 1');
        case 'whole-address':
          return isAddress(text) ? wholeAddress(facts) : inWords(text, about);
        case 'city':
          return addressPart(standIns.addresses.of(facts).city);
        case 'postal-code':
          return addressPart(standIns.addresses.of(facts).postalCode ?? standIns.scramble(text));
        case 'profile':
          return counted('profile link', () => profileOf(text, personOf(facts, text).email))(text);
        case 'birth-date':
          return counted('birth date', () =>
            isMoment(text) ? `1990-01-01${text.slice(10)}` : standIns.scramble(text),
          )(text);
        case 'remark':
          return hasPattern(text) || LIKE_MENTION.test(text) || withoutNames(text) !== text
            ? counted('remark', () => REPLACED_REMARK)(text)
            : text;
        default:
          return kind satisfies never;
      }
    },
  };
}

/** A profile at the same place whose name is that of the stand-in's mailbox. */
function profileOf(text: string, email: string): string {
  const [mailbox = ''] = email.split('@');
  const handle = mailboxPart(mailbox);
  const [, site = ''] =
    /^(https?:\/\/(?:[\w-]+\.)?(?:facebook|fb|twitter|x|instagram|linkedin|tiktok|youtube)\.com\/(?:in\/)?)/i.exec(
      text,
    ) ?? [];
  if (site !== '') return `${site}${handle}`;
  if (text.startsWith('@')) return `@${handle}`;
  return text.includes('.') ? `https://${handle}.example/` : handle;
}

/** Whether a text has a number and words, as an address does, and is none of the web. */
function isAddress(text: string): boolean {
  return /\d/.test(text) && /\p{L}{2,}\s+\p{L}|\d\s+\p{L}/u.test(text) && !/^[a-z]+:\/\//i.test(text);
}
