import type { EventTypeEntry } from '../event-type.ts';

const CONTACT = {
  catalog: 'documented',
  section: 'Contacts',
  versions: ['v1', 'v2'],
  subjectType: 'Contact',
  subjectTypeCertainty: 'documented',
  resource: 'contact',
  impliedState: {},
  stateCertainty: 'documented',
  v1PayloadCertainty: 'assumed',
  aliases: [],
} as const;

const APPLIED_TAG = {
  catalog: 'documented',
  section: 'Contact tags',
  versions: ['v2'],
  subjectType: 'Contacts::AppliedTag',
  subjectTypeCertainty: 'observed',
  resource: 'contacts-applied-tag',
  impliedState: {},
  stateCertainty: 'documented',
  v1PayloadCertainty: null,
} as const;

/** Events of the people in a workspace. */
export const CONTACT_EVENTS = [
  {
    ...CONTACT,
    name: 'contact.created',
    description: 'A workspace has a new contact, who may be an anonymous visitor.',
  },
  {
    ...CONTACT,
    name: 'contact.updated',
    description: 'A contact was updated.',
  },
  {
    ...CONTACT,
    name: 'contact.deleted',
    description: 'A contact was deleted.',
    note: 'Contains the whole contact as it last was, not only its ID.',
  },
  {
    ...CONTACT,
    name: 'contact.identified',
    description: 'An anonymous contact gave an email address or a phone number.',
    impliedState: { anonymous: { equals: 0 }, email_address: { present: true } },
    stateCertainty: 'assumed',
    note: 'Sent in addition to contact.created or contact.updated.',
  },
] as const satisfies readonly EventTypeEntry[];

/** Events of tags on contacts, in the documented (singular) spelling. */
export const CONTACT_TAG_EVENTS = [
  {
    ...APPLIED_TAG,
    name: 'contact/applied_tag.created',
    description: 'A tag was added to a contact.',
    aliases: ['contacts/applied_tag.created'],
    note: 'Newer catalogs begin the name with "contacts/", like the class name; accept both.',
  },
  {
    ...APPLIED_TAG,
    name: 'contact/applied_tag.deleted',
    description: 'A tag was removed from a contact.',
    aliases: ['contacts/applied_tag.deleted'],
    note: 'Newer catalogs begin the name with "contacts/"; contains the whole applied tag as it last was.',
  },
] as const satisfies readonly EventTypeEntry[];
