import type { Counts } from '../shape/field-state.ts';

/** The format of overlays, and its version. */
export const OVERLAY_FORMAT = 'cf-webhook-sim/learned@1';

/** The name of the overlay beside a configuration file. */
export const OVERLAY_FILE = 'cf-webhook-sim.learned.yaml';

/** What was learned of one field. Counts of 1,000 and more are scaled down, so that none is a number of the originals. */
export interface LearnedField {
  /** How often it was in each state, by label: `text`, `null`, `absent`, `=paid`. */
  readonly seen: Counts;
  /** What its texts look like, as `textKind` says. */
  readonly like?: string | undefined;
  /** Where its numbers lie, rounded outward to one digit. */
  readonly range?: readonly [from: number, to: number] | undefined;
  /** How often the list had each length. */
  readonly items?: Counts | undefined;
  /** The field that decides its state, and how often each state was seen beside each of that field's. */
  readonly follows?: { readonly path: string; readonly given: Readonly<Record<string, Counts>> } | undefined;
  /** How many values it has in all, where few are shared by many people: a workspace's id, its products. */
  readonly distinct?: number | undefined;
  /** Whether all items of a list have it in the same state. */
  readonly shared?: true | undefined;
  /** The field that always has the same value. */
  readonly same?: string | undefined;
}

/** The fields of a body by path, containers before what is in them: `data.line_items[].sku`. */
export type LearnedFields = ReadonlyMap<string, LearnedField>;

/** What was learned of one event type in one version. */
export interface LearnedEvent {
  readonly eventType: string;
  readonly apiVersion: 'v1' | 'v2';
  /** The class of its subject. */
  readonly subjectType: string | undefined;
  readonly deliveries: number;
  readonly fields: LearnedFields;
  /** The keys of objects that are not in the order of jsonb, by path. */
  readonly order: ReadonlyMap<string, readonly string[]>;
}

/** One event after another about the same person. */
export interface LearnedTransition {
  readonly after: string;
  readonly next: string;
  readonly seen: number;
  /** The usual wait, as a range of durations. */
  readonly wait: string;
}

/** What a workspace's own deliveries taught. */
export interface Overlay {
  readonly deliveries: number;
  readonly events: readonly LearnedEvent[];
  /** The same for every event: the fields around `data`. */
  readonly envelope: Omit<LearnedEvent, 'eventType' | 'subjectType'> | undefined;
  /** How often each currency was seen. */
  readonly currencies: Counts;
  /** How many products there were. */
  readonly products: number;
  readonly stories: readonly LearnedTransition[];
}
