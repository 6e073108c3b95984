import type { JsonObject } from '../../internal/json.ts';
import { createRecord, type RecordRequest } from '../../payloads/create-record.ts';
import type { World } from './world.ts';

/** What is special about a record that comes into being. */
export type NewRecord = Pick<RecordRequest, 'resource' | 'eventName' | 'random' | 'ids'> &
  Partial<Pick<RecordRequest, 'state' | 'given'>>;

/** The fields of a record that comes into being now, in the world's workspace and, unless `given` differs, its shop. */
export function newRecord(world: World, { state = {}, given, ...request }: NewRecord): JsonObject {
  const { workspace, storefront, now } = world;
  const time = { bornAt: now, touchedAt: now };
  const { data } = createRecord({
    ...request,
    state,
    at: now,
    realism: world.realism,
    given: { workspace, storefront, time, ...given },
  });
  return data;
}
