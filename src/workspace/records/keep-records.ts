import type { OutgoingEvent } from '../../events/outgoing-event.ts';
import { readBody } from '../event-body.ts';
import { markRecordsRead, recordsReadTo } from '../workspace-settings.ts';
import type { WorkspaceStore } from '../workspace-store.ts';
import { newsIn } from './records-in-event.ts';

/** How many events are read at once. */
const AT_ONCE = 200;

/** What records are kept with. */
type RecordStores = Pick<WorkspaceStore, 'records' | 'events' | 'settings'>;

/**
 * Keeps what the events so far say about records: the newest body of each subject, and what is mentioned of others where no
 * event was about them. It happens when someone asks, so that events cost nothing where no one does. In a transaction.
 */
export function catchUpWithRecords(store: RecordStores): void {
  for (let after: number | null = recordsReadTo(store); after !== null; ) {
    const { items, next } = store.events.list({ after, limit: AT_ONCE });
    for (const event of items) readRecords(store, event, event.happenedAt);
    const last = items.at(-1);
    if (last !== undefined) markRecordsRead(store, last.number);
    after = next;
  }
}

/** Whether every event was read. */
export function isCaughtUp(store: RecordStores): boolean {
  return store.events.list({ after: recordsReadTo(store), limit: 1 }).items.length === 0;
}

/**
 * Keeps what an event says about records that is not kept itself, since no endpoint is subscribed to it.
 *
 * @param at The simulated moment.
 */
export function keepRecords(store: RecordStores, event: OutgoingEvent, at: number): void {
  catchUpWithRecords(store);
  readRecords(store, event, at);
}

function readRecords({ records }: RecordStores, event: OutgoingEvent, at: number): void {
  const { subject, removed, mentioned } = newsIn(event, readBody(event.body).data);
  for (const news of mentioned) records.mention({ ...news, changedAt: at });
  if (subject !== undefined) records.put({ ...subject, changedAt: at });
  if (removed !== undefined) records.remove(removed.recordClass, removed.id);
}
