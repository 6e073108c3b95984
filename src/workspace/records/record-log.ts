import { idOfPublicId } from '../../events/public-id.ts';
import type { EventLogOptions } from '../event-log.ts';
import type { Page } from '../list-query.ts';
import { notFound, type WorkspaceCore } from '../workspace-core.ts';
import { completeRecord } from './complete-record.ts';
import { type ContactDesk, createContactDesk } from './contact-desk.ts';
import { catchUpWithRecords, isCaughtUp } from './keep-records.ts';
import type { KeptClass } from './record-facts.ts';
import type { RecordQuery, WorkspaceRecord } from './workspace-record.ts';

/** What a workspace has, as its events have left it: contacts, orders, products and so on. */
export interface RecordLog {
  /** Writing contacts, which raises events. */
  readonly contacts: ContactDesk;
  list(recordClass: KeptClass, query?: RecordQuery): Page<WorkspaceRecord>;
  /**
   * @param id A number, or text that holds one, or a public id.
   * @throws SimulatorError `not-found`
   */
  show(recordClass: KeptClass, id: number | string): WorkspaceRecord;
}

/** Makes the {@link RecordLog} of a workspace. */
export function createRecordLog(core: WorkspaceCore, options: EventLogOptions): RecordLog {
  const catchUp = () => {
    if (!isCaughtUp(core.store)) core.change(() => catchUpWithRecords(core.store));
  };
  const show = (recordClass: KeptClass, id: number | string) => {
    catchUp();
    const number = recordIdOf(recordClass, id);
    const record = number === undefined ? undefined : core.store.records.get(recordClass, number);
    if (record === undefined) throw notFound('record', id);
    return completeRecord(core, record);
  };
  const list: RecordLog['list'] = (recordClass, query = {}) => {
    catchUp();
    const { items, next } = core.store.records.list(recordClass, query);
    return { items: items.map((record) => completeRecord(core, record)), next };
  };
  return { contacts: createContactDesk(core, options, { show, list }), show, list };
}

/** The number of a record, from its number as text or from its public id; `undefined` when the text is neither. */
export function recordIdOf(recordClass: KeptClass, id: number | string): number | undefined {
  if (typeof id === 'number') return id;
  return /^\d{1,15}$/.test(id) ? Number(id) : idOfPublicId(recordClass, id);
}
