import { remember } from '../../internal/remember.ts';

/** What kind of personal data a key stands for. */
export type PersonalKind =
  | 'first-name'
  | 'last-name'
  | 'full-name'
  | 'organization'
  | 'email'
  | 'phone'
  | 'ip'
  | 'street'
  | 'street-two'
  | 'whole-address'
  | 'city'
  | 'postal-code'
  | 'profile'
  | 'birth-date'
  | 'remark';

/** A key that stands for personal data. */
export interface PersonalKey {
  readonly kind: PersonalKind;
  /** What stands before it: `shipping_address` in `shipping_address_city`. Keys of one group tell of one person. */
  readonly group: string;
}

/** The ends of keys, in snake case. The first that fits counts: an `ip_address` is no `address`. */
const ENDINGS: readonly (readonly [PersonalKind, string])[] = [
  ['first-name', 'first_?name|given_name|fore_?name|fname'],
  ['last-name', 'last_?name|family_name|sur_?name|lname'],
  ['organization', 'organi[sz]ation(?:_name)?|company(?:_name)?|business_name'],
  [
    'full-name',
    'full_?name|(?:contact|customer|author|billing|shipping|recipient|cardholder|card|buyer|your)_name|name_on_card|recipient|cardholder|display_name|user_?name|nick_?name|(?:canceled|created|updated|signed)_by|(?:host|owner|assignee|organizer|coach|agent|signature|spouse|partner|guest|attendee|invitee|emergency_contact)_name',
  ],
  ['email', '(?:e_?mail)(?:_address)?(?:_\\d)?'],
  [
    'phone',
    '(?:tele|mobile_|cell_)?phone(?:_number)?(?:_\\d)?|mobile(?:_number)?|cell|tel|fax|whats_?app|sms_number',
  ],
  ['ip', 'ip|ip_address|remote_addr'],
  ['whole-address', '(?:full|formatted|complete|mailing)_address|location|venue'],
  ['street-two', 'street_(?:two|2)|address_?(?:two|2)|address_line_(?:two|2)|line2'],
  ['street', 'street(?:_(?:one|1|address|name))?|address_?(?:one|1)?|address_line_(?:one|1)|line1'],
  ['city', 'city|town'],
  ['postal-code', 'postal_?code|post_?code|zip(?:_?code)?'],
  [
    'profile',
    '(?:fb|facebook|twitter|instagram|linkedin|tiktok|youtube|website|profile)_url|website|[a-z]+_handle',
  ],
  ['birth-date', 'birth_?day|birth_?date|date_of_birth|dob'],
  ['remark', 'notes?|comments?|message|remarks?|feedback|cancel_description'],
];

const PATTERNS = ENDINGS.map(([kind, words]) => [kind, new RegExp(`^(?:(.+)_)?(?:${words})$`)] as const);

/** What a key stands for; `undefined` where it is not known to be personal. Any way of spelling keys is understood. */
export function personalKey(key: string): PersonalKey | undefined {
  return factsOf(key).personal;
}

/** `contact[firstName]` → `contact_first_name`. */
export function snakeCase(key: string): string {
  return factsOf(key).snake;
}

/** What follows from a key alone. */
interface KeyFacts {
  readonly snake: string;
  readonly personal: PersonalKey | undefined;
}

/** Bodies have the same few hundred keys, and ask for each of them many times. */
const factsOf = remember((key: string): KeyFacts => {
  const snake = toSnakeCase(key);
  return { snake, personal: personalIn(snake) };
});

function personalIn(snake: string): PersonalKey | undefined {
  for (const [kind, pattern] of PATTERNS) {
    const match = pattern.exec(snake);
    if (match !== null) return { kind, group: match[1] ?? '' };
  }
  return undefined;
}

function toSnakeCase(key: string): string {
  return key
    .slice(0, 100)
    .replaceAll(/([\p{Ll}\d])(\p{Lu})/gu, '$1_$2')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, '_')
    .replaceAll(/^_|_$/g, '');
}
