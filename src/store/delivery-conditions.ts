import type { DeliveryFilter } from '../workspace/list-query.ts';
import type { SqlCondition } from './keyset.ts';

/**
 * What a filter of deliveries says in SQL: conditions of which a delivery fulfils all of one list, or of another. There is
 * a list for each state, since an index that begins with the state is in order within one state only.
 */
export function alternativesOf(filter: DeliveryFilter): readonly (readonly SqlCondition[])[] {
  const { endpointId, eventNumber, states, since } = filter;
  const common: SqlCondition[] = [];
  if (endpointId !== undefined) common.push({ sql: 'deliveries.endpoint_id = ?', parameters: [endpointId] });
  if (eventNumber !== undefined) common.push({ sql: 'deliveries.event_id = ?', parameters: [eventNumber] });
  if (since !== undefined) common.push({ sql: 'deliveries.created_at >= ?', parameters: [since] });
  if (states === undefined) return [common];
  return states.map((state) => [{ sql: 'deliveries.state = ?', parameters: [state] }, ...common]);
}
