import { isoTime } from '../../internal/iso-time.ts';
import { isJsonObject, type JsonObject, type JsonValue } from '../../internal/json.ts';
import { createRecord } from '../../payloads/create-record.ts';
import { eventSource } from '../../payloads/event-source.ts';
import { UNKNOWN_OF_CONTACT } from '../../payloads/resources/contact-body.ts';
import type { EventLogOptions } from '../event-log.ts';
import type { WorkspaceCore } from '../workspace-core.ts';
import { takeEventIndex } from '../workspace-settings.ts';
import { type ContactFields, emailProblems, type RecordProblem } from './contact-fields.ts';
import { raise } from './raise.ts';
import { createTagDesk, type RecordReading, type TagDesk } from './tag-desk.ts';
import type { WorkspaceRecord } from './workspace-record.ts';

/** Writes contacts and their tags. Every change raises the events of ClickFunnels. */
export interface ContactDesk extends TagDesk {
  /**
   * What is wrong about a contact.
   *
   * @param id The contact that it is to be; absent for a new one.
   */
  problems(fields: ContactFields, id?: number): readonly RecordProblem[];
  /** Raises `contact.created`, and `contact.identified` for one with an email address or a phone number. */
  create(fields: ContactFields): WorkspaceRecord;
  /** Raises `contact.updated` where something changes, and `contact.identified` for one who was anonymous. */
  update(id: number, fields: ContactFields): WorkspaceRecord;
  /** The contact with an email address. */
  withEmail(email: string): WorkspaceRecord | undefined;
}

/** What is not known of a contact of which nothing is said: they have opened no page. */
const UNKNOWN = {
  ...UNKNOWN_OF_CONTACT,
  visits: { first_visit: null, last_visit: null, last_visit_with_utm: null },
} as const;

/** Makes a {@link ContactDesk}. */
export function createContactDesk(
  core: WorkspaceCore,
  options: EventLogOptions,
  reading: RecordReading,
): ContactDesk {
  const { show, list } = reading;
  const tags = createTagDesk(core, options, reading);
  const withEmail = (email: string) => {
    const filter = new Map([['email_address', [email]]]);
    return list('Contact', { filter, limit: 1 }).items[0];
  };
  const keep = (eventTypes: readonly string[], data: JsonObject) => {
    for (const eventType of eventTypes) raise(core, options, { eventType, recordClass: 'Contact', data });
  };
  const retag = (id: number, { tagIds }: ContactFields) => {
    if (tagIds !== undefined) tags.setTags(id, tagIds);
    return show('Contact', id);
  };

  return {
    ...tags,
    withEmail,
    problems: (fields, id) => {
      const { email_address: email } = fields.texts;
      const other = email == null ? undefined : withEmail(email);
      const isTaken = other !== undefined && other.id !== id;
      return [
        ...emailProblems(email),
        ...(isTaken ? [{ field: 'Email address', problem: 'has already been taken' }] : []),
        ...tags.unknownTags(fields.tagIds ?? []),
      ];
    },
    create: (fields) =>
      core.change(() => {
        const data = { ...newContact(core, options), ...said(fields, {}) };
        const isKnown = isIdentified(data);
        const created = { ...data, anonymous: isKnown ? 0 : 1 };
        keep(['contact.created', ...(isKnown ? ['contact.identified'] : [])], created);
        return retag(Number(data['id']), fields);
      }),
    update: (id, fields) =>
      core.change(() => {
        const { data: before } = show('Contact', id);
        const changes = said(fields, before);
        // A record that is saved without changes raises nothing (observed of Rails).
        if (Object.entries(changes).some(([key, value]) => !isSame(value ?? null, before[key] ?? null))) {
          const data = { ...before, ...changes, updated_at: isoTime(core.now()) };
          const isKnown = isIdentified(data);
          const identifies = isKnown && before['anonymous'] === 1;
          keep(['contact.updated', ...(identifies ? ['contact.identified'] : [])], {
            ...data,
            ...(isKnown ? { anonymous: 0 } : {}),
          });
        }
        return retag(id, fields);
      }),
  };
}

/** A contact of whom nothing is known but that they exist now. */
function newContact(core: WorkspaceCore, { realism }: EventLogOptions): JsonObject {
  const at = core.now();
  const { random, ids } = eventSource(
    {
      seed: core.seed,
      index: takeEventIndex(core.store),
      eventType: 'contact.created',
      firstEventType: 'workspace',
    },
    at,
  );
  const { data } = createRecord({
    ...{ resource: 'contact', eventName: 'contact.created', state: { anonymous: { equals: 1 } } },
    ...{ random: random.fork('contact'), ids, at, realism },
    given: { workspace: core.identity, time: { bornAt: at, touchedAt: at } },
  });
  return { ...data, ...UNKNOWN };
}

function said({ texts, customAttributes }: ContactFields, before: JsonObject): JsonObject {
  const attributes = before['custom_attributes'];
  return {
    ...texts,
    ...(customAttributes === undefined
      ? {}
      : { custom_attributes: { ...(isJsonObject(attributes) ? attributes : {}), ...customAttributes } }),
  };
}

/** Whether a contact is known by an address or a number (documented). */
function isIdentified(data: JsonObject): boolean {
  return data['email_address'] != null || data['phone_number'] != null;
}

function isSame(one: JsonValue, other: JsonValue): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
