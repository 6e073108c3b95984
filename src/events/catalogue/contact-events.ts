import type { EventTypeEntry } from '../event-type.ts';

const CONTACT = {
  catalogue: 'documented',
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
  catalogue: 'documented',
  section: 'Contact tags',
  versions: ['v2'],
  subjectType: 'Contacts::AppliedTag',
  subjectTypeCertainty: 'assumed',
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
    description: 'A workspace has a new contact, who may still be an anonymous visitor.',
  },
  {
    ...CONTACT,
    name: 'contact.updated',
    description: 'Something about a contact is different now.',
  },
  {
    ...CONTACT,
    name: 'contact.deleted',
    description: 'A contact is gone from the workspace.',
    note: 'Carries the contact in full as it last was, not just its id.',
  },
  {
    ...CONTACT,
    name: 'contact.identified',
    description: 'An anonymous contact gave an e-mail address or a phone number.',
    impliedState: { anonymous: { equals: 0 }, email_address: { present: true } },
    stateCertainty: 'assumed',
    note: 'Comes on top of contact.created or contact.updated, not in their place.',
  },
] as const satisfies readonly EventTypeEntry[];

/** Events of tags on contacts, in the documented (singular) spelling. */
export const CONTACT_TAG_EVENTS = [
  {
    ...APPLIED_TAG,
    name: 'contact/applied_tag.created',
    description: 'A contact received a tag.',
    aliases: ['contacts/applied_tag.created'],
    note: 'Newer catalogues begin the name with "contacts/", as the class name does; a receiver should accept both.',
  },
  {
    ...APPLIED_TAG,
    name: 'contact/applied_tag.deleted',
    description: 'A contact lost a tag.',
    aliases: ['contacts/applied_tag.deleted'],
    note: 'Newer catalogues begin the name with "contacts/"; the applied tag is sent in full as it last was.',
  },
] as const satisfies readonly EventTypeEntry[];
