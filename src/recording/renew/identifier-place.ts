import type { JsonObject } from '../../internal/json.ts';
import { snakeCase } from '../personal/personal-key.ts';

/** Where a member of a body stands, as far as identifiers go. */
export interface IdentifierPlace {
  /** What the object is, in snake case: `contact`, `orders_invoice`. */
  readonly entity: string;
  /** What the event is about. */
  readonly subject: string;
  /** In something that was there before the story: a product, a page. It stays as it is. */
  readonly isGiven: boolean;
}

/** What a key identifies: the entity, and in which way. */
export interface IdentifierKey {
  readonly entity: string;
  readonly kind: 'id' | 'public-id' | 'uuid' | 'number';
}

/**
 * What belongs to a workspace and is not made by a story: receivers may have its ids in their settings. An applied tag is made,
 * a tag is given.
 */
const GIVEN =
  /^(?!.*applied_tags?$)(?:.*_)?(?:workspace|team|product|variant|price|page|funnel|tag|group|segment|course|section|lesson|pipeline|stage|topic|category|categorie|application|channel|location|domain|theme|coupon|schedule|event_type|endpoint)s?$/;
/** Numbers that people read to each other. */
const READ_NUMBER =
  /^(?:.*_)?(?:order|invoice|transaction|confirmation|tracking|reference)_(?:number|code|reference)$/;

/** The outermost place of a body. */
export function topPlace(body: JsonObject): IdentifierPlace {
  const type = body['subject_type'];
  const subject = typeof type === 'string' ? snakeCase(type) : '';
  return { entity: 'event', subject, isGiven: false };
}

/** The place that a key leads to. */
export function placeUnder({ subject, isGiven, entity }: IdentifierPlace, key: string): IdentifierPlace {
  const name = snakeCase(key);
  if (name === 'data' && entity === 'event')
    return { entity: subject, subject, isGiven: isGivenEntity(subject) };
  // The resource of V1 holds its fields in a member of its own.
  const own = name === 'attributes' ? entity : name;
  return { entity: own, subject, isGiven: isGiven || isGivenEntity(name) };
}

/** What a key identifies; `undefined` where it identifies nothing. */
export function identifierKey(key: string, { entity, subject }: IdentifierPlace): IdentifierKey | undefined {
  const name = snakeCase(key);
  if (name === 'subject_id') return { entity: subject, kind: 'id' };
  if (name === 'id') return { entity, kind: 'id' };
  if (name === 'public_id') return { entity, kind: 'public-id' };
  if (name === 'uuid') return { entity, kind: 'uuid' };
  if (READ_NUMBER.test(name)) return { entity, kind: 'number' };
  const [, owner, what] = /^(.+?)_(public_id|uuid|ids?)$/.exec(name) ?? [];
  if (owner === undefined) return undefined;
  return { entity: owner, kind: what === 'public_id' ? 'public-id' : what === 'uuid' ? 'uuid' : 'id' };
}

/** Whether an entity is there before a story begins. */
export function isGivenEntity(entity: string): boolean {
  return GIVEN.test(entity);
}
