import { isoTime } from '../../internal/iso-time.ts';
import type { JsonObject } from '../../internal/json.ts';
import type { Random } from '../../random/random.ts';
import { type Buyer, mailboxPart } from '../scene/buyer.ts';
import type { VisitHistory } from '../scene/visits.ts';
import type { SceneWorkspace } from '../scene/workspace.ts';
import { some } from '../vocabulary/draw.ts';
import { CUSTOM_ATTRIBUTES } from '../vocabulary/workspace-words.ts';

/** Who a contact is and how they came. */
export interface ContactFacts {
  readonly buyer: Buyer;
  readonly workspace: SceneWorkspace;
  readonly visits: VisitHistory;
}

/** A contact in full, as contact events, orders and invoices carry it. */
export function contactBody({ buyer, workspace, visits }: ContactFacts, random: Random): JsonObject {
  const handle = () => handleOf(buyer);
  const profile = (host: string) => (random.chance(0.12) ? `https://${host}.example/${handle()}` : null);
  const createdAt = isoTime(buyer.createdAt);
  return {
    id: buyer.id,
    public_id: buyer.publicId,
    workspace_id: workspace.id,
    anonymous: 0,
    email_address: buyer.email,
    first_name: buyer.firstName,
    last_name: buyer.lastName,
    phone_number: buyer.phone,
    time_zone: buyer.timeZone,
    uuid: buyer.uuid,
    unsubscribed_at: null,
    last_notification_email_sent_at: null,
    email_suppression_reason: null,
    is_active: true,
    fb_url: profile('facebook'),
    twitter_url: profile('twitter'),
    instagram_url: profile('instagram'),
    linkedin_url: profile('linkedin'),
    website_url: random.chance(0.2) ? `https://${handle()}.example` : null,
    created_at: createdAt,
    updated_at: isoTime(buyer.updatedAt),
    tags: buyer.tags.map((tag) => ({
      id: tag.id,
      public_id: tag.publicId,
      name: tag.name,
      color: tag.color,
      applied_at: isoTime(buyer.updatedAt),
    })),
    custom_attributes: customAttributes(random),
    visits: { first_visit: visits.first, last_visit: visits.last, last_visit_with_utm: visits.lastWithUtm },
  };
}

/** What someone is called in an address. */
function handleOf({ firstName, lastName, id }: Buyer): string {
  const name = mailboxPart(firstName ?? '') + mailboxPart(lastName ?? '');
  return name === '' ? `user-${id}` : name;
}

function customAttributes(random: Random): JsonObject {
  const given: Record<string, string> = {};
  for (const [key, answers] of some(random, CUSTOM_ATTRIBUTES, 0.2))
    given[key] = random.pick<string>(answers);
  return given;
}

/** The short form of a contact, as appointments, applied tags, enrollments and posts carry it. */
export function shortContactBody(buyer: Buyer): JsonObject {
  return {
    id: buyer.id,
    public_id: buyer.publicId,
    email_address: buyer.email,
    first_name: buyer.firstName,
    last_name: buyer.lastName,
    phone_number: buyer.phone,
  };
}

/** What is not known of a contact of whom nothing is said. */
export const UNKNOWN_OF_CONTACT = {
  email_address: null,
  first_name: null,
  last_name: null,
  phone_number: null,
  time_zone: null,
  fb_url: null,
  twitter_url: null,
  instagram_url: null,
  linkedin_url: null,
  website_url: null,
  tags: [],
  custom_attributes: {},
} as const;

/** What is known of a visitor who has not given a name yet. */
export function anonymousContactBody(facts: ContactFacts, random: Random): JsonObject {
  return {
    ...contactBody(facts, random),
    anonymous: 1,
    ...UNKNOWN_OF_CONTACT,
  };
}
