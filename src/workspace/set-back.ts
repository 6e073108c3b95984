import type { WorkspaceStore } from './workspace-store.ts';

/**
 * Brings what is to come to the present after the machine's clock was set back while no one was there: what was to happen
 * in ten seconds happens in ten seconds, and not in years.
 *
 * @param byMs How far the clock was set back.
 */
export function followSetBack(store: WorkspaceStore, byMs: number): void {
  store.transaction(() => {
    store.deliveries.bringForward(byMs);
    store.upcoming.bringForward(byMs);
    for (const endpoint of store.endpoints.all()) {
      const { rotation, health } = endpoint;
      if (rotation === null && health.limitReachedAt === null) continue;
      store.endpoints.replace({
        ...endpoint,
        rotation: rotation === null ? null : { ...rotation, until: rotation.until - byMs },
        health: {
          ...health,
          limitReachedAt: health.limitReachedAt === null ? null : health.limitReachedAt - byMs,
        },
      });
    }
  });
}
