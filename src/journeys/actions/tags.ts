import { isoTime } from '../../internal/iso-time.ts';
import type { JsonObject } from '../../internal/json.ts';
import { type ContactTag, createTag } from '../../payloads/scene/buyer.ts';
import { recordIdsFrom } from '../../payloads/scene/record-ids.ts';
import { buyerOf } from '../entities/contact.ts';
import { journeyError } from '../journey-error.ts';
import type { AppliedTagEntity, ContactEntity } from '../world/entity.ts';
import { newRecord } from '../world/new-record.ts';
import type { World } from '../world/world.ts';
import { actionOn } from './action.ts';
import { requiredText } from './fields.ts';

const WITH = { with: { type: 'text', about: 'the name of the tag', required: true } } as const;

/** A contact receives a tag. */
export const TAG = actionOn('contact', {
  verb: 'tag',
  about: 'a contact receives a tag',
  fields: WITH,
  emits: ['contact/applied_tag.created'],
  perform: (world, contact, fields) => {
    const name = requiredText(fields, 'with');
    if (appliedTag(world, contact, name) !== undefined) {
      throw journeyError(`"${contact.name}" already has the tag "${name}".`, 'Untag it first.');
    }
    const random = world.shopRandom.fork(`tag ${name}`);
    const tag = createTag(random, recordIdsFrom(random.fork('ids'), world.workspace.createdAt), name);
    const tagged = world.replace({
      ...contact,
      data: { ...contact.data, tags: [...tagsOf(contact), tagBody(tag, world.now)] },
    });
    world.emit('contact/applied_tag.created', world.add(createAppliedTag(world, tagged, tag)));
  },
});

/** A contact loses a tag. */
export const UNTAG = actionOn('contact', {
  verb: 'untag',
  about: 'a contact loses a tag',
  fields: WITH,
  emits: ['contact/applied_tag.deleted'],
  perform: (world, contact, fields) => {
    const name = requiredText(fields, 'with');
    const applied = appliedTag(world, contact, name);
    if (applied === undefined) {
      throw journeyError(`"${contact.name}" does not have the tag "${name}".`, 'Tag it first.');
    }
    removeTag(world, applied);
  },
});

/** Takes a tag off its contact. */
export function removeTag(world: World, applied: AppliedTagEntity): void {
  const contact = world.the('contact', applied.contact);
  const tags = tagsOf(contact).filter((tag) => tag['id'] !== applied.tag.id);
  world.replace({ ...contact, data: { ...contact.data, tags } });
  world.emit('contact/applied_tag.deleted', applied);
  world.remove(applied);
}

function createAppliedTag(world: World, contact: ContactEntity, tag: ContactTag) {
  const times = world.counted(`${contact.name}/tag`);
  const name = `${contact.name}/tag-${times}`;
  const random = world.randomFor('applied-tag', name);
  const data = newRecord(world, {
    resource: 'contacts-applied-tag',
    eventName: 'contact/applied_tag.created',
    random,
    ids: world.idsFor('applied-tag', name),
    given: { buyer: buyerOf(contact), tag },
  });
  return { kind: 'applied-tag', name, random, contact: contact.name, tag, data } as const;
}

function appliedTag(world: World, contact: ContactEntity, name: string) {
  return world.all('applied-tag').find((one) => one.contact === contact.name && one.tag.name === name);
}

function tagsOf({ data }: ContactEntity): readonly JsonObject[] {
  return Array.isArray(data['tags']) ? data['tags'] : [];
}

function tagBody(tag: ContactTag, now: number): JsonObject {
  return { id: tag.id, public_id: tag.publicId, name: tag.name, color: tag.color, applied_at: isoTime(now) };
}
