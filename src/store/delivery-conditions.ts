import type { DeliveryFilter } from '../workspace/list-query.ts';
import type { SqlValue } from './sql-database.ts';

/** What a filter of deliveries says in SQL. */
export function conditionsOf(
  filter: DeliveryFilter,
): { readonly sql: string; readonly parameters: readonly SqlValue[] }[] {
  const { endpointId, eventNumber, states, since } = filter;
  const conditions: { sql: string; parameters: readonly SqlValue[] }[] = [];
  if (endpointId !== undefined) {
    conditions.push({ sql: 'deliveries.endpoint_id = ?', parameters: [endpointId] });
  }
  if (eventNumber !== undefined) {
    conditions.push({ sql: 'deliveries.event_id = ?', parameters: [eventNumber] });
  }
  if (states !== undefined) {
    conditions.push({
      sql: `deliveries.state IN (${states.map(() => '?').join(', ')})`,
      parameters: states,
    });
  }
  if (since !== undefined) conditions.push({ sql: 'deliveries.created_at >= ?', parameters: [since] });
  return conditions;
}
