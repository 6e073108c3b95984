import type { JsonObject } from '../../internal/json.ts';
import type { ListQuery } from '../list-query.ts';
import { type KeptClass, recordFacts } from './record-facts.ts';

/** Something that a workspace has, e.g. a contact, as it is now. */
export interface WorkspaceRecord {
  readonly recordClass: KeptClass;
  readonly id: number;
  /** The record as the REST API shows it; of one that was only mentioned, what was said of it. */
  readonly data: JsonObject;
  /** Whether no event was about it, and others only mention it. */
  readonly isMentioned: boolean;
  /** The simulated moment of the last change. */
  readonly changedAt: number;
}

/** Which records of a class are wanted. */
export interface RecordQuery extends ListQuery {
  /** The id of the record to which they belong. */
  readonly parentId?: number;
  /** Values of which a field must have one, for each field: OR within, AND across (documented). */
  readonly filter?: ReadonlyMap<string, readonly string[]>;
}

/** The id of the record to which one belongs; `null` where it belongs to none. */
export function parentOf({
  recordClass,
  data,
}: Pick<WorkspaceRecord, 'recordClass' | 'data'>): number | null {
  const { parentKey } = recordFacts(recordClass);
  const parent = parentKey === undefined ? undefined : data[parentKey];
  return isRecordId(parent) ? parent : null;
}

/** Whether a value is the id of a record. */
export function isRecordId(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value > 0;
}
