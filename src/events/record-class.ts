import type { Certainty } from './event-type.ts';

/** How many records of a Rails class all of ClickFunnels has made. */
export interface RecordCount {
  /** The newest id on {@link COUNTED_ON}. */
  readonly newest: number;
  /** How many are made in a day. */
  readonly perDay: number;
  readonly certainty: Certainty;
}

/** The day of the newest ids below. */
export const COUNTED_ON = Date.UTC(2026, 8, 30);

/**
 * The Rails classes whose records have an id in payloads. Magnitudes are those of captures from 2024 to 2026; where a
 * class occurs in none, its magnitude is assumed from what it belongs to.
 */
export const RECORD_CLASSES = {
  Contact: { newest: 592_000_000, perDay: 391_000, certainty: 'observed' },
  Visit: { newest: 568_000_000, perDay: 380_000, certainty: 'observed' },
  FormSubmission: { newest: 41_000_000, perDay: 27_000, certainty: 'observed' },
  Page: { newest: 25_100_000, perDay: 12_000, certainty: 'observed' },
  Funnel: { newest: 760_000, perDay: 400, certainty: 'observed' },
  Workspace: { newest: 430_000, perDay: 130, certainty: 'observed' },
  Team: { newest: 398_000, perDay: 120, certainty: 'assumed' },
  User: { newest: 460_000, perDay: 140, certainty: 'assumed' },
  Order: { newest: 6_990_000, perDay: 8_770, certainty: 'observed' },
  'Orders::LineItem': { newest: 7_900_000, perDay: 9_900, certainty: 'assumed' },
  'Orders::Invoice': { newest: 5_700_000, perDay: 7_100, certainty: 'observed' },
  'Orders::Invoices::LineItem': { newest: 5_500_000, perDay: 7_000, certainty: 'observed' },
  'Orders::Invoices::Restock': { newest: 310_000, perDay: 210, certainty: 'assumed' },
  'Orders::Transaction': { newest: 6_400_000, perDay: 5_100, certainty: 'observed' },
  Fulfillment: { newest: 1_900_000, perDay: 1_400, certainty: 'assumed' },
  'Fulfillments::IncludedInvoicesLineItem': { newest: 2_300_000, perDay: 1_700, certainty: 'assumed' },
  Product: { newest: 1_040_000, perDay: 480, certainty: 'observed' },
  'Products::Variant': { newest: 4_200_000, perDay: 2_900, certainty: 'observed' },
  'Products::Price': { newest: 3_800_000, perDay: 2_600, certainty: 'observed' },
  'Contacts::Tag': { newest: 2_700_000, perDay: 2_100, certainty: 'assumed' },
  'Contacts::AppliedTag': { newest: 214_000_000, perDay: 160_000, certainty: 'assumed' },
  Group: { newest: 840_000, perDay: 300, certainty: 'assumed' },
  'Contacts::Segment': { newest: 930_000, perDay: 410, certainty: 'assumed' },
  Course: { newest: 410_000, perDay: 220, certainty: 'assumed' },
  'Courses::Section': { newest: 2_200_000, perDay: 1_300, certainty: 'assumed' },
  'Courses::Lesson': { newest: 7_300_000, perDay: 4_800, certainty: 'assumed' },
  'Courses::Enrollment': { newest: 31_000_000, perDay: 22_000, certainty: 'assumed' },
  'Appointments::ScheduledEvent': { newest: 3_100_000, perDay: 3_400, certainty: 'assumed' },
  'Sales::Opportunity': { newest: 2_600_000, perDay: 2_300, certainty: 'assumed' },
  'Sales::Pipeline': { newest: 290_000, perDay: 130, certainty: 'assumed' },
  'Sales::Pipelines::Stage': { newest: 1_400_000, perDay: 610, certainty: 'assumed' },
  'Sales::Opportunities::Note': { newest: 1_100_000, perDay: 900, certainty: 'assumed' },
  'Blogs::Post': { newest: 1_300_000, perDay: 960, certainty: 'observed' },
  'Communities::Post': { newest: 2_900_000, perDay: 2_600, certainty: 'assumed' },
  'Communities::Posts::Comment': { newest: 6_100_000, perDay: 5_700, certainty: 'assumed' },
  'Communities::Group': { newest: 240_000, perDay: 120, certainty: 'assumed' },
  'Communities::Topic': { newest: 410_000, perDay: 230, certainty: 'assumed' },
  'Platform::Application': { newest: 58_000, perDay: 40, certainty: 'assumed' },
  'Webhooks::Outgoing::Endpoint': { newest: 190_000, perDay: 130, certainty: 'assumed' },
  'Webhooks::Outgoing::Event': { newest: 980_000_000, perDay: 900_000, certainty: 'assumed' },
} as const satisfies Readonly<Record<string, RecordCount>>;

/** A class of {@link RECORD_CLASSES}. */
export type RecordClass = keyof typeof RECORD_CLASSES;
