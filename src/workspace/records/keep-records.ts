import type { OutgoingEvent } from '../../events/outgoing-event.ts';
import type { JsonObject } from '../../internal/json.ts';
import { readBody } from '../event-body.ts';
import { keepsRecords, markRecordsKept } from '../workspace-settings.ts';
import type { WorkspaceStore } from '../workspace-store.ts';
import { newsIn } from './records-in-event.ts';

/** How many events are read at once when records are caught up with. */
const AT_ONCE = 500;

/**
 * Keeps what an event says about records: the newest body of its subject, and what it mentions of others where no event
 * was about them. It counts whether or not any endpoint is subscribed.
 *
 * @param at The simulated moment.
 * @param data The `data` of its body, where it was read already.
 */
export function keepRecords(
  { records }: Pick<WorkspaceStore, 'records'>,
  event: OutgoingEvent,
  at: number,
  data: JsonObject = readBody(event.body).data,
): void {
  const { subject, removed, mentioned } = newsIn(event, data);
  for (const news of mentioned) {
    if (news.id !== removed?.id || news.recordClass !== removed.recordClass)
      records.mention({ ...news, changedAt: at });
  }
  if (subject !== undefined) records.put({ ...subject, changedAt: at });
  if (removed !== undefined) records.remove(removed.recordClass, removed.id);
}

/** Reads the records out of the events of a workspace that an earlier version kept. */
export function catchUpWithRecords(store: WorkspaceStore): void {
  if (keepsRecords(store)) return;
  for (let after: number | null = 0; after !== null; ) {
    const { items, next } = store.events.list({ after, limit: AT_ONCE });
    for (const event of items) keepRecords(store, event, event.happenedAt);
    after = next;
  }
  markRecordsKept(store);
}
