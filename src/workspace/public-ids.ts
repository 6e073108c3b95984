import { idOfPublicId, publicIdOf as publicIdOfClass } from '../events/public-id.ts';
import type { RecordClass } from '../events/record-class.ts';

/** The Rails class of each kind of thing; those of endpoints and events are Bullet Train's (observed in its code). */
const CLASSES = {
  endpoint: 'Webhooks::Outgoing::Endpoint',
  event: 'Webhooks::Outgoing::Event',
  page: 'Page',
  funnel: 'Funnel',
} as const satisfies Readonly<Record<string, RecordClass>>;

/** The kinds of things that have a number and a public id. */
export type PublicIdKind = keyof typeof CLASSES;

/** The public id of a thing. */
export function publicIdOf(kind: PublicIdKind, id: number): string {
  return publicIdOfClass(CLASSES[kind], id);
}

/** The number of a thing, from its number as text or from its public id; `undefined` when the text is neither. */
export function idOf(kind: PublicIdKind, text: string): number | undefined {
  return /^\d{1,15}$/.test(text) ? Number(text) : idOfPublicId(CLASSES[kind], text);
}
