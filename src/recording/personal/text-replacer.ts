import { mailboxPart } from '../../payloads/scene/buyer.ts';
import type { GroupFacts } from './body-facts.ts';
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
}

/** Gives the stand-in of every text of one body, and counts. */
export interface TextReplacer extends Replacers {
  replace(text: string, about: TextPlace): string;
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
  /(?:^|_)(?:ids?|uuid|type|status|currency|user_agent|browser|os|color|sku|arn|time_zone|tzid|(?:page|funnel|channel)_name)$/;
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
  const names = nameReplacer(people, standIns, () => count('name'));

  const inWords = (text: string, { key, place }: TextPlace): string => {
    const field = snakeCase(key);
    if (/(?:^|_)user_agent$/.test(field)) return text;
    const cleaned = replacePatterns(text, patterns);
    if (STRUCTURAL.test(field) || place.impersonal || isMoment(text)) return cleaned;
    const isOwn = place.inCustom || (place.inForm && !FORM_MACHINERY.test(field));
    if (isOwn && !keepsOwnFields) return cleaned === text ? ownField(text) : cleaned;
    return names.replace(cleaned);
  };
  const ownField = (text: string): string => {
    if (isMoment(text) || isAmount(text) || CHOICE.test(text)) return text;
    return /^https?:\/\//i.test(text)
      ? counted('custom value', () => 'https://www.example.com/')(text)
      : scramble(text);
  };
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
  const addressPart = (standIn: string): string => {
    count('address part');
    return standIn;
  };

  return {
    ...patterns,
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
          return /^(?:API|[a-z_]+)$/.test(text) ? names.replace(text) : namePart(text, facts, 'fullName');
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
          return hasPattern(text) || names.replace(text) !== text
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

/** Finds the names of people in other texts, as whole words. */
function nameReplacer(
  people: readonly GroupFacts[],
  standIns: StandIns,
  found: () => void,
): { readonly replace: (text: string) => string } {
  const standInOf = new Map<string, string>();
  for (const facts of people) {
    const person = standIns.people.of(facts);
    const { firstName = '', lastName = '', fullName = `${firstName} ${lastName}`.trim() } = facts;
    const names = [
      [fullName, person.fullName],
      [firstName, person.firstName],
      [lastName, person.lastName],
    ] as const;
    for (const [name, standIn] of names) {
      const trimmed = name.trim();
      if (trimmed.length >= 3 && !trimmed.includes('@')) standInOf.set(trimmed, standIn(trimmed));
    }
  }
  if (standInOf.size === 0) return { replace: (text) => text };

  const words = [...standInOf.keys()].sort((a, b) => b.length - a.length).map(escaped);
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}])(?:${words.join('|')})(?![\\p{L}\\p{N}])`, 'gu');
  return {
    replace: (text) =>
      text.replace(pattern, (name) => {
        found();
        return standInOf.get(name) ?? name;
      }),
  };
}

function escaped(text: string): string {
  return text.replaceAll(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
}
