import type { AttemptMark, AttemptRecord, DeliveryRecord, DeliveryState } from './delivery-record.ts';
import type { EndpointRecord } from './endpoint.ts';
import type { DeliveryFilter, DeliveryQuery, ListQuery, Page } from './list-query.ts';
import type { DeliveryManner, EventRecord, UpcomingEvent } from './recorded-event.ts';
import type { KeptClass } from './records/record-facts.ts';
import type { RecordQuery, WorkspaceRecord } from './records/workspace-record.ts';

/**
 * The port behind which a workspace keeps everything. Calls get a response at once; what a transaction changes is kept as
 * a whole when it returns, or not at all when it throws. One process at a time has it.
 */
export interface WorkspaceStore {
  transaction<T>(work: () => T): T;
  readonly settings: SettingStore;
  readonly endpoints: EndpointStore;
  readonly events: EventStore;
  readonly upcoming: UpcomingEventStore;
  readonly deliveries: DeliveryStore;
  readonly attempts: AttemptStore;
  readonly records: RecordStore;
  readonly retention: RetentionStore;
  /** May be called again. */
  close(): void;
}

/** Facts about the workspace itself, as text by name. */
export interface SettingStore {
  get(name: string): string | undefined;
  set(name: string, value: string): void;
}

/** The endpoints. There are few of them, compared with everything else. */
export interface EndpointStore {
  insert(endpoint: Omit<EndpointRecord, 'id'>): EndpointRecord;
  get(id: number): EndpointRecord | undefined;
  /** Puts it in the place of the one with its id. */
  replace(endpoint: EndpointRecord): void;
  /** Its deliveries stay. */
  remove(id: number): void;
  list(query: ListQuery): Page<EndpointRecord>;
  all(): readonly EndpointRecord[];
}

/** The events that have happened. */
export interface EventStore {
  insert(event: Omit<EventRecord, 'number'>): EventRecord;
  get(eventNumber: number): EventRecord | undefined;
  /** The first event with an `event_id`. */
  find(eventId: string): EventRecord | undefined;
  list(query: ListQuery): Page<EventRecord>;
  /** The numbers of the events that happened at a simulated moment or later, in order. */
  since(at: number): readonly number[];
}

/** The events that are still to come. */
export interface UpcomingEventStore {
  add(event: UpcomingEvent): void;
  /** When the first of them happens. */
  nextAt(): number | undefined;
  /** Takes out those that happen by then, in order. */
  takeUntil(at: number, limit: number): readonly UpcomingEvent[];
  /** Lets all of them happen so much earlier, in milliseconds. */
  bringForward(byMs: number): void;
}

/** What the workspace has: contacts, orders and so on, by class and id. There may be millions. */
export interface RecordStore {
  /** Puts a record in the place of what was known of it. */
  put(record: Omit<WorkspaceRecord, 'isMentioned'>): void;
  /** Keeps what was said of a record, unless an event was about it or more was said before. */
  mention(record: Omit<WorkspaceRecord, 'isMentioned'>): void;
  get(recordClass: KeptClass, id: number): WorkspaceRecord | undefined;
  remove(recordClass: KeptClass, id: number): void;
  list(recordClass: KeptClass, query: RecordQuery): Page<WorkspaceRecord>;
}

/** What lets old things go. */
export interface RetentionStore {
  /**
   * Removes deliveries that ended before a simulated moment, with their attempts, and events of that time of which nothing
   * is to be delivered any more, and records that have not changed since.
   *
   * @param limit How many of each at most.
   * @returns How many were removed.
   */
  removeBefore(before: number, limit: number): number;
  /** Gives space back to the system where much is free. Takes its time, and no transaction may be open. */
  compact(): boolean;
}

/** A delivery that begins. */
export interface NewDelivery extends Omit<DeliveryManner, 'lateByMs' | 'isCopy'> {
  readonly eventNumber: number;
  readonly endpointId: number;
  readonly url: string;
  readonly state: DeliveryState;
  readonly dueAt: number | null;
  readonly createdAt: number;
}

/** What changes about a delivery. */
export type DeliveryChanges = Partial<
  Pick<
    DeliveryRecord,
    'state' | 'attempts' | 'dueAt' | 'disturbance' | 'deliveredAt' | 'finishedAt' | 'isForced' | 'url'
  >
>;

/** The deliveries. There may be millions. */
export interface DeliveryStore {
  insert(delivery: NewDelivery): DeliveryRecord;
  get(id: number): DeliveryRecord | undefined;
  list(query: DeliveryQuery): Page<DeliveryRecord>;
  /** Every delivery that a filter finds, by its id, in order. */
  ids(filter: DeliveryFilter): readonly number[];
  change(id: number, changes: DeliveryChanges): void;
  /** Changes a leased delivery and ends its lease. Gives the delivery as it is then. */
  settle(id: number, changes: DeliveryChanges): DeliveryRecord | undefined;
  /** When the first attempt of each endpoint is due that is neither held nor in flight. */
  due(): readonly { readonly endpointId: number; readonly dueAt: number }[];
  /** Leases the deliveries of an endpoint whose attempt is due by then, earliest first. */
  lease(endpointId: number, until: number, limit: number): readonly DeliveryRecord[];
  /** Leases a delivery for a run of this process that makes its attempts itself. */
  holdElsewhere(id: number): void;
  /** Ends a lease. */
  release(id: number): void;
  /** Ends every lease of processes that are no more, and tells whose. */
  releaseAll(): readonly number[];
  /** Changes the state of all deliveries of an endpoint that are in one of some states and not in flight. */
  move(endpointId: number, from: readonly DeliveryState[], changes: DeliveryChanges): void;
  /** Makes the attempts that are to come due so much earlier, in milliseconds. */
  bringForward(byMs: number): void;
  /** How many deliveries stand how. */
  counts(): Readonly<Record<DeliveryState, number>>;
}

/** The attempts. */
export interface AttemptStore {
  insert(attempt: Omit<AttemptRecord, 'id'>): AttemptRecord;
  end(attempt: AttemptRecord): void;
  ofDelivery(deliveryId: number): readonly AttemptRecord[];
  /** How the attempts of many deliveries ended, in order, by delivery. Without those that have not ended. */
  marks(deliveryIds: readonly number[]): ReadonlyMap<number, readonly AttemptMark[]>;
  /** Calls every attempt in flight interrupted: the process that made them is no more. */
  interruptAll(): void;
}
