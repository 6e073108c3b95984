import { publicIdOf } from '../../events/public-id.ts';
import { isoTime } from '../../internal/iso-time.ts';
import type { JsonObject, JsonValue } from '../../internal/json.ts';
import { isJsonObject } from '../../internal/json.ts';
import { eventSource } from '../../payloads/event-source.ts';
import { TAG_COLORS } from '../../payloads/vocabulary/workspace-words.ts';
import { createRandom } from '../../random/random.ts';
import type { EventLogOptions } from '../event-log.ts';
import type { Page } from '../list-query.ts';
import type { WorkspaceCore } from '../workspace-core.ts';
import { takeEventIndex } from '../workspace-settings.ts';
import { tagData } from './complete-record.ts';
import type { RecordProblem } from './contact-fields.ts';
import { raise } from './raise.ts';
import type { KeptClass } from './record-facts.ts';
import type { RecordQuery, WorkspaceRecord } from './workspace-record.ts';

/** How records are read. */
export interface RecordReading {
  show(recordClass: KeptClass, id: number | string): WorkspaceRecord;
  list(recordClass: KeptClass, query: RecordQuery): Page<WorkspaceRecord>;
}

/** Writes tags, and puts them on contacts. */
export interface TagDesk {
  /** What is wrong about a new tag: names are unique in a workspace (documented). */
  tagProblems(name: string): readonly RecordProblem[];
  /** Makes a tag. There is no event of that. */
  createTag(name: string, color?: string): WorkspaceRecord;
  /** What is wrong about tags that are to be put on contacts: they have to exist (assumed). */
  unknownTags(ids: readonly number[]): readonly RecordProblem[];
  /** What is wrong about one more tag of a contact: it has each once (assumed). */
  appliedProblems(contactId: number, tagId: number | undefined): readonly RecordProblem[];
  /** Puts a tag on a contact. Raises `contact/applied_tag.created`. */
  applyTag(contactId: number, tagId: number): WorkspaceRecord;
  /** Takes a tag off its contact. Raises `contact/applied_tag.deleted`. */
  removeAppliedTag(id: number): void;
  /** Gives a contact these tags and no others. */
  setTags(contactId: number, tagIds: readonly number[]): void;
}

/** The fields of a contact in its short form. */
const SHORT = ['id', 'public_id', 'email_address', 'first_name', 'last_name', 'phone_number'] as const;
/** A contact has fewer tags. */
const EVERY = 10_000;

/** Makes a {@link TagDesk}. */
export function createTagDesk(
  core: WorkspaceCore,
  options: EventLogOptions,
  { show, list }: RecordReading,
): TagDesk {
  const { records } = core.store;
  const nextId = (recordClass: KeptClass) => {
    const index = takeEventIndex(core.store);
    const position = { seed: core.seed, index, eventType: recordClass, firstEventType: 'workspace' };
    return eventSource(position, core.now()).ids.next(recordClass);
  };
  const applied = (contactId: number) =>
    list('Contacts::AppliedTag', { parentId: contactId, limit: EVERY }).items;
  const putTags = (contactId: number, change: (tags: readonly JsonObject[]) => readonly JsonObject[]) => {
    const contact = show('Contact', contactId);
    records.put({ ...contact, data: { ...contact.data, tags: change(tagsOf(contact.data)) } });
  };
  const unknownTags = (ids: readonly number[]) =>
    ids.every((id) => records.get('Contacts::Tag', id) !== undefined)
      ? []
      : [{ field: 'Tag', problem: 'must exist' }];

  const applyTag = (contactId: number, tagId: number) =>
    core.change(() => {
      const at = core.now();
      const { data: tag } = show('Contacts::Tag', tagId);
      const id = nextId('Contacts::AppliedTag');
      const { public_id, name, color } = tag;
      putTags(contactId, (tags) => [...tags, { id: tagId, public_id, name, color, applied_at: isoTime(at) }]);
      const { data: contact } = show('Contact', contactId);
      const data: JsonObject = {
        id,
        public_id: publicIdOf('Contacts::AppliedTag', id),
        contact_id: contactId,
        tag_id: tagId,
        created_at: isoTime(at),
        updated_at: isoTime(at),
        tag: { public_id, name, color },
        contact: Object.fromEntries(SHORT.map((key) => [key, contact[key] ?? null])),
      };
      raise(core, options, {
        eventType: 'contact/applied_tag.created',
        recordClass: 'Contacts::AppliedTag',
        data,
      });
      return show('Contacts::AppliedTag', id);
    });
  const removeAppliedTag = (id: number) =>
    core.change(() => {
      const { data } = show('Contacts::AppliedTag', id);
      putTags(Number(data['contact_id']), (tags) => tags.filter((tag) => tag['id'] !== data['tag_id']));
      raise(core, options, {
        eventType: 'contact/applied_tag.deleted',
        recordClass: 'Contacts::AppliedTag',
        data,
      });
    });

  return {
    unknownTags,
    applyTag,
    removeAppliedTag,
    tagProblems: (name) => {
      if (name.trim() === '') return [{ field: 'Name', problem: "can't be blank" }];
      const filter = new Map([['name', [name]]]);
      const isTaken = list('Contacts::Tag', { filter, limit: 1 }).items.length > 0;
      return isTaken ? [{ field: 'Name', problem: 'has already been taken' }] : [];
    },
    createTag: (name, color) =>
      core.change(() => {
        const id = nextId('Contacts::Tag');
        const at = core.now();
        const chosen = color ?? createRandom(core.seed).fork(`tag ${name}`).pick(TAG_COLORS);
        records.put({
          recordClass: 'Contacts::Tag',
          id,
          data: tagData(core, { id, name, color: chosen, at }),
          changedAt: at,
        });
        return show('Contacts::Tag', id);
      }),
    appliedProblems: (contactId, tagId) => {
      if (tagId === undefined) return [{ field: 'Tag', problem: 'must exist' }];
      const isThere = tagsOf(show('Contact', contactId).data).some((tag) => tag['id'] === tagId);
      return isThere ? [{ field: 'Tag', problem: 'has already been taken' }] : unknownTags([tagId]);
    },
    setTags: (contactId, tagIds) => {
      const isWanted = (id: JsonValue | undefined) => tagIds.some((tagId) => tagId === id);
      for (const { id, data } of applied(contactId)) if (!isWanted(data['tag_id'])) removeAppliedTag(id);
      // Those that came with a body have no record of when they were put on.
      putTags(contactId, (tags) => tags.filter((tag) => isWanted(tag['id'])));
      const kept = tagsOf(show('Contact', contactId).data).map((tag) => tag['id']);
      for (const tagId of new Set(tagIds)) if (!kept.includes(tagId)) applyTag(contactId, tagId);
    },
  };
}

function tagsOf({ tags = null }: JsonObject): readonly JsonObject[] {
  return Array.isArray(tags) ? tags.filter((tag: JsonValue) => isJsonObject(tag)) : [];
}
