import type { JsonObject } from '../../../../src/internal/json.ts';
import { type Invariant, named, object, objects } from './invariant.ts';

/** What moves without an event of the contact: visits, and tags, which have events of their own. */
const QUIET = new Set(['visits', 'tags']);

export const PEOPLE_ARE_CURRENT: Invariant = {
  holds: 'the contact inside of anything is the contact as it last was, with the tags that it has',
  violations: ({ events, given }) => {
    const people = new Map<number, JsonObject>();
    const tags = new Map<number, Set<unknown>>();
    return [...given, ...events].flatMap((event) => {
      const { entry, data } = event;
      if (entry.resource === 'contact') people.set(Number(data['id']), data);
      const contactId = Number(data['contact_id']);
      if (entry.name === 'contact/applied_tag.created') tagsOf(tags, contactId).add(data['tag_id']);
      if (entry.name === 'contact/applied_tag.deleted') tagsOf(tags, contactId).delete(data['tag_id']);

      const order = entry.resource === 'orders-invoice' ? object(data['order']) : data;
      const shown =
        entry.resource === 'contact' ? data : object(order['contact'] ?? order['primary_contact']);
      const known = people.get(Number(shown['id']));
      if (known === undefined) return [];
      const stale = Object.keys(shown).filter(
        (field) => !QUIET.has(field) && JSON.stringify(shown[field]) !== JSON.stringify(known[field]),
      );
      const shownTags = objects(shown['tags']).map(({ id }) => id);
      const hasTags = [...tagsOf(tags, Number(shown['id']))];
      const isTagged = shown['tags'] === undefined || shownTags.join() === hasTags.join();
      return [
        ...stale.map((field) => `${named(event)}: ${field} of its contact is not up to date.`),
        ...(isTagged ? [] : [`${named(event)}: its contact has the tags ${shownTags.join(', ')}.`]),
      ];
    });
  },
};

function tagsOf(tags: Map<number, Set<unknown>>, contactId: number): Set<unknown> {
  const known = tags.get(contactId) ?? new Set();
  tags.set(contactId, known);
  return known;
}
