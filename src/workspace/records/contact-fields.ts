import type { JsonObject } from '../../internal/json.ts';

/** The texts that can be said of a contact (documented). */
export const CONTACT_TEXTS = [
  'email_address',
  'first_name',
  'last_name',
  'phone_number',
  'time_zone',
  'fb_url',
  'twitter_url',
  'instagram_url',
  'linkedin_url',
  'website_url',
] as const;

type ContactText = (typeof CONTACT_TEXTS)[number];

/** What is said of a contact; what is absent stays as it is. */
export interface ContactFields {
  readonly texts: Readonly<Partial<Record<ContactText, string | null>>>;
  /** The tags that it has from then on. */
  readonly tagIds?: readonly number[];
  /** Attributes by key, beside those that are there. */
  readonly customAttributes?: JsonObject;
}

/** Something that is wrong about a record, as Rails says it. */
export interface RecordProblem {
  /** The field as Rails calls it in messages: `Email address`. */
  readonly field: string;
  readonly problem: string;
}

/** Letters before and after an at sign, and nothing blank (assumed). */
const EMAIL = /^[^\s@]+@[^\s@]+$/;

/** What is wrong about an email address. */
export function emailProblems(email: string | null | undefined): readonly RecordProblem[] {
  return email == null || EMAIL.test(email) ? [] : [{ field: 'Email address', problem: 'is invalid' }];
}
