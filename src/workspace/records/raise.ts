import type { JsonObject } from '../../internal/json.ts';
import type { EventLogOptions } from '../event-log.ts';
import { triggerEvent } from '../trigger-event.ts';
import type { WorkspaceCore } from '../workspace-core.ts';
import { catchUpWithRecords } from './keep-records.ts';
import type { KeptClass } from './record-facts.ts';

/** Lets an event happen about a record of the workspace as it is now, and keeps the record so. */
export function raise(
  core: WorkspaceCore,
  options: EventLogOptions,
  {
    eventType,
    recordClass,
    data,
  }: { readonly eventType: string; readonly recordClass: KeptClass; readonly data: JsonObject },
): void {
  const id = Number(data['id']);
  const payload = { data, subjectId: id, workspaceId: core.identity.id, page: null, funnel: null };
  triggerEvent(core, { eventType, payload }, options);
  catchUpWithRecords(core.store);
  if (eventType.endsWith('.deleted')) core.store.records.remove(recordClass, id);
  else core.store.records.put({ recordClass, id, data, changedAt: core.now() });
}
