import { usageError } from '../errors/usage-error.ts';
import { createRandom } from '../random/random.ts';
import type { WorkspaceCore } from './workspace-core.ts';

/** In which order deliveries leave that were held back: as they were due, the last one first, or drawn by the seed. */
export type ReleaseOrder = 'as-due' | 'reversed' | 'shuffled';

/** Every {@link ReleaseOrder}. */
const RELEASE_ORDERS: readonly ReleaseOrder[] = ['as-due', 'reversed', 'shuffled'];

/** Holds back every delivery to an endpoint that is not in flight. */
export function holdBack({ store }: WorkspaceCore, endpointId: number): void {
  store.deliveries.move(endpointId, ['pending'], { state: 'held' });
}

/**
 * Lets go what was held back. Those that are due leave a millisecond after each other; the others wait on.
 *
 * @throws SimulatorError `invalid-option` for an order that does not exist.
 */
export function releaseHeld(core: WorkspaceCore, endpointId: number, order: ReleaseOrder): void {
  if (!RELEASE_ORDERS.includes(order)) {
    throw usageError(
      `Deliveries cannot be released in the order "${order}".`,
      `The orders are ${RELEASE_ORDERS.join(', ')}.`,
    );
  }
  const { store } = core;
  const now = core.now();
  const due = store.deliveries
    .ids({ endpointId, states: ['held'] })
    .flatMap((id) => store.deliveries.get(id) ?? [])
    .filter(({ dueAt }) => dueAt !== null && dueAt <= now)
    .sort((a, b) => (a.dueAt ?? 0) - (b.dueAt ?? 0) || a.id - b.id)
    .map(({ id }) => id);
  store.deliveries.move(endpointId, ['held'], { state: 'pending' });
  for (const [place, id] of ordered(due, order, `${core.seed}/release-${now}`).entries()) {
    store.deliveries.change(id, { dueAt: now + place });
  }
}

function ordered(ids: readonly number[], order: ReleaseOrder, seed: string): readonly number[] {
  switch (order) {
    case 'as-due':
      return ids;
    case 'reversed':
      return ids.toReversed();
    case 'shuffled': {
      const random = createRandom(seed);
      return ids
        .map((id) => ({ id, place: random.next() }))
        .sort((a, b) => a.place - b.place)
        .map(({ id }) => id);
    }
    default:
      return order satisfies never;
  }
}
