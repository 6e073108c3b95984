import { computed } from '@preact/signals';
import type { Delivery } from '../api-types.ts';
import { query } from '../route.ts';
import { allRows, type Row, rowsVersion } from './rows.ts';

/** What a person calls the state of a delivery. */
export type Standing =
  | 'failed'
  | 'retrying'
  | 'pending'
  | 'delivered'
  | 'held'
  | 'suspended'
  | 'canceled'
  | 'dropped';

/** Every {@link Standing} with its name, in the order in which they are offered. */
export const STANDINGS: readonly (readonly [Standing, string])[] = [
  ['failed', 'Failed'],
  ['retrying', 'Retrying'],
  ['pending', 'Pending'],
  ['delivered', 'Delivered'],
  ['held', 'Held'],
  ['suspended', 'Suspended'],
  ['canceled', 'Canceled'],
  ['dropped', 'Dropped'],
];

/** How a delivery stands, in the words of the page. */
export function standingOf({ state, attempts }: Delivery): Standing {
  if (state === 'exhausted') return 'failed';
  if (state === 'pending') return attempts > 0 ? 'retrying' : 'pending';
  return state;
}

/** The rows that the address asks for, newest first, and how many there are of each standing without that filter. */
export const found = computed(() => {
  // Read for its changes: rows themselves are no signals.
  void rowsVersion.value;
  const state = query.value.get('state') ?? '';
  const type = query.value.get('type') ?? '';
  const endpoint = Number(query.value.get('endpoint') ?? 0);
  const journey = query.value.get('journey') ?? '';
  const words = (query.value.get('text') ?? '').toLowerCase().split(/\s+/).filter(Boolean);
  const rows: Row[] = [];
  const counts = new Map<Standing, number>();
  const types = new Set<string>();
  const journeys = new Set<string>();
  const all = allRows();
  let matching = 0;
  for (let index = all.length - 1; index >= 0; index -= 1) {
    const row = all[index];
    if (row === undefined) continue;
    const { delivery } = row;
    types.add(delivery.eventType);
    if (delivery.journey !== null) journeys.add(delivery.journey);
    if (type !== '' && delivery.eventType !== type) continue;
    if (journey !== '' && delivery.journey !== journey) continue;
    if (endpoint !== 0 && delivery.endpointId !== endpoint) continue;
    if (!words.every((word) => row.text.includes(word))) continue;
    const standing = standingOf(delivery);
    counts.set(standing, (counts.get(standing) ?? 0) + 1);
    matching += 1;
    if (state === '' || state === standing) rows.push(row);
  }
  return { rows, counts, matching, total: all.length, types: sorted(types), journeys: sorted(journeys) };
});

function sorted(names: ReadonlySet<string>): readonly string[] {
  return [...names].sort((a, b) => (a < b ? -1 : 1));
}
