import type { JsonObject, JsonValue } from '../internal/json.ts';

/** The versions of {@link ApiVersion}. */
export const API_VERSIONS = ['v1', 'v2'] as const;

/** The version of the webhook format. V1 endpoints are made in ClickFunnels' UI only; the API makes V2 endpoints. */
export type ApiVersion = (typeof API_VERSIONS)[number];

/**
 * How sure a fact about ClickFunnels is.
 * `documented`: ClickFunnels' own words. `observed`: seen in a genuine published payload or in receivers' code, or what
 * the code of Bullet Train does, which runs there (its public ids follow from that code).
 * `assumed`: concluded by analogy or filled in.
 */
export type Certainty = 'documented' | 'observed' | 'assumed';

/**
 * Which list a name comes from. `documented`: the event catalog of the webhook documentation (62 names).
 * `later`: names that appeared in the catalog of August 2026 (26 names, some of them new spellings).
 * `custom`: event types of the user's own.
 */
export type Catalog = 'documented' | 'later' | 'custom';

/** What patterns may choose from. */
export const CATALOGS = ['documented', 'later', 'every'] as const;

/** What a field of `data` must hold for the event's name to be true. */
export type StateCondition =
  | { readonly equals: JsonValue }
  | { readonly oneOf: readonly JsonValue[] }
  | { readonly present: true };

/** Conditions by dotted path into `data`, e.g. `{ 'order.order_type': { equals: 'one-time-order' } }`. */
export type ImpliedState = Readonly<Record<string, StateCondition>>;

/** One entry of the event catalog. */
export interface EventTypeEntry<Name extends string = string> {
  /** The name exactly as it is sent in `event_type`, slashes, dashes and underscores included. */
  readonly name: Name;
  readonly catalog: Catalog;
  /** The heading under which the documentation lists it, in our words. */
  readonly section: string;
  /** In which webhook versions the event exists. */
  readonly versions: readonly ApiVersion[];
  /** One sentence, for a person. */
  readonly description: string;
  /** The Rails class name sent in `subject_type`. */
  readonly subjectType: string;
  readonly subjectTypeCertainty: Certainty;
  /** Base name of the schema of `data` in `schemas/v2`, e.g. `orders-invoice`; `null` where no V2 payload exists. */
  readonly resource: string | null;
  /** The schema of `data` of an event type of the user's own, without references. */
  readonly dataSchema?: JsonObject;
  /** What `data` must say for this event. Empty where the name implies nothing. */
  readonly impliedState: ImpliedState;
  readonly stateCertainty: Certainty;
  /** How sure the shape of the V1 payload is; `null` where the event has no V1. */
  readonly v1PayloadCertainty: Certainty | null;
  /** Other spellings of the same event. */
  readonly aliases: readonly string[];
  /** Where deliveries of the user's own taught what its bodies look like: that grade, and how many these were. */
  readonly learned?: { readonly grade: 'observed (yours)'; readonly deliveries: number };
  /** A surprise worth knowing, as a sentence. */
  readonly note?: string;
}
