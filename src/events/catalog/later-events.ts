import type { EventTypeEntry } from '../event-type.ts';
import { CONTACT_TAG_EVENTS } from './contact-events.ts';
import { FORM_EVENTS } from './form-events.ts';
import { INVOICE, INVOICE_EVENTS, IS_PAID } from './invoice-events.ts';
import { LATER_CONTENT_EVENTS } from './later-content-events.ts';
import { LATER_SUBSCRIPTION_EVENTS } from './later-subscription-events.ts';
import { OPPORTUNITY_EVENTS } from './opportunity-events.ts';

const [TAG_APPLIED, TAG_REMOVED] = CONTACT_TAG_EVENTS;
const [FORM_SUBMITTED] = FORM_EVENTS;
const SUBSCRIPTION_INVOICE_PAID = INVOICE_EVENTS[8];

/** Names of the catalog of August 2026 that the webhook documentation does not list, four of them respellings. */
export const LATER_EVENTS = [
  ...LATER_CONTENT_EVENTS,
  {
    ...TAG_APPLIED,
    catalog: 'later',
    name: 'contacts/applied_tag.created',
    aliases: [TAG_APPLIED.name],
    note: `The documentation spells it ${TAG_APPLIED.name}.`,
  },
  {
    ...TAG_REMOVED,
    catalog: 'later',
    name: 'contacts/applied_tag.deleted',
    aliases: [TAG_REMOVED.name],
    note: `The documentation spells it ${TAG_REMOVED.name}.`,
  },
  {
    ...FORM_SUBMITTED,
    catalog: 'later',
    name: 'form_submission.created',
    aliases: [FORM_SUBMITTED.name],
    note: `The documentation spells it ${FORM_SUBMITTED.name}.`,
  },
  {
    ...INVOICE,
    catalog: 'later',
    name: 'orders/invoice.fulfilled',
    description: 'Everything on an invoice was fulfilled.',
    impliedState: { fulfillment_status: { equals: 'complete' } },
  },
  {
    ...INVOICE,
    catalog: 'later',
    name: 'orders/invoice.paid',
    description: 'An invoice was paid, for a one-time order or for a subscription.',
    impliedState: IS_PAID,
    stateCertainty: 'documented',
    note: 'The same payment also triggers the event named after the order type, with another event_id.',
  },
  {
    ...INVOICE,
    catalog: 'later',
    name: 'orders/invoice.voided',
    description: 'An invoice was voided.',
    impliedState: { status: { equals: 'voided' } },
    stateCertainty: 'documented',
    note: 'Raised for Stripe and external orders only.',
  },
  {
    catalog: 'later',
    section: 'Platform applications',
    name: 'platform_application.disconnected',
    versions: ['v2'],
    description: 'A team disconnected an OAuth application.',
    subjectType: 'Platform::Application',
    subjectTypeCertainty: 'assumed',
    resource: 'platform-application',
    impliedState: {},
    stateCertainty: 'documented',
    v1PayloadCertainty: null,
    aliases: [],
    note: 'The name has an underscore where the class name would give a slash; this is intended.',
  },
  ...OPPORTUNITY_EVENTS,
  {
    ...SUBSCRIPTION_INVOICE_PAID,
    catalog: 'later',
    name: 'subscription.invoice.paid',
    aliases: [SUBSCRIPTION_INVOICE_PAID.name],
    note: `The documentation spells it ${SUBSCRIPTION_INVOICE_PAID.name}.`,
  },
  ...LATER_SUBSCRIPTION_EVENTS,
] as const satisfies readonly EventTypeEntry[];
