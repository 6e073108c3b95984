import type { DeliveryState } from './delivery-record.ts';

/** Which part of a list is wanted, and in which order. */
export interface ListQuery {
  /** The number of the last item seen; the list goes on behind it. @default the beginning */
  readonly after?: number;
  /** @default 'asc' */
  readonly order?: 'asc' | 'desc';
  /** Items of the same time stand in the order of their numbers. @default 'id' */
  readonly sortBy?: 'id' | 'updated_at';
  /** How many items at most. @default 20 */
  readonly limit?: number;
}

/** A part of a list. */
export interface Page<Item> {
  readonly items: readonly Item[];
  /** What `after` has to be for the next part; `null` when this was the last one. */
  readonly next: number | null;
}

/** Which part of the deliveries is wanted. They stand in the order of their events in time, and of their ids. */
export type DeliveryQuery = Omit<ListQuery, 'sortBy'> & DeliveryFilter;

/** Which deliveries are wanted: those that fulfil everything that is given. */
export interface DeliveryFilter {
  readonly endpointId?: number;
  /** The number of the event. */
  readonly eventNumber?: number;
  readonly states?: readonly DeliveryState[];
  /** Only deliveries of events that happened at this simulated moment or later. */
  readonly since?: number;
}
