import { isBuiltin } from 'node:module';
import fc from 'fast-check';
import { describe, expect, it, onTestFinished } from 'vitest';
import { migrate } from '../../../src/store/migrations.ts';
import { openNodeSqlite } from '../../../src/store/node-sqlite.ts';
import type { SqlDatabase } from '../../../src/store/sql-database.ts';
import { createSqlStore } from '../../../src/store/sql-store.ts';
import { openWasmSqlite } from '../../../src/store/wasm-sqlite.ts';
import type { ListQuery } from '../../../src/workspace/list-query.ts';
import type { WorkspaceStore } from '../../../src/workspace/workspace-store.ts';
import { outgoingEvent, responded } from '../../support/delivery-builders.ts';
import { newDelivery, newEndpoint, newEvent } from '../../support/store-builders.ts';

const NOON = Date.UTC(2026, 0, 15, 12);

interface Engine {
  readonly engine: string;
  readonly open: () => Promise<SqlDatabase | undefined>;
}

const ENGINES: readonly Engine[] = [
  { engine: 'WebAssembly', open: () => Promise.resolve(openWasmSqlite(undefined)) },
  ...(isBuiltin('node:sqlite')
    ? [{ engine: 'Node', open: () => Promise.resolve(openNodeSqlite(undefined)) }]
    : []),
];

describe.each(ENGINES)('with the engine of $engine', ({ open }) => {
  it('gives back endpoints as they were kept', async () => {
    const store = await openStore();
    const rotation = { previousSecret: 'cd'.repeat(32), mode: 'alternate', until: NOON + 0.5 } as const;
    const kept = store.endpoints.insert(
      newEndpoint({ eventTypeIds: ['order.created'], pageIds: [1, 2], funnelIds: [], rotation }),
    );

    expect(store.endpoints.get(kept.id)).toEqual(kept);
    expect(store.endpoints.all()).toEqual([kept]);
  });

  it('gives back events byte for byte', async () => {
    const store = await openStore();
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), fc.string({ unit: 'grapheme' }), (body, type) => {
        const kept = store.events.insert(newEvent({ body, type, subjectId: null, subjectType: null }));

        const read = store.events.get(kept.number);

        expect(read).toEqual({ ...kept, body: expect.anything() });
        expect(Buffer.from(read?.body ?? []).equals(Buffer.from(body))).toBe(true);
      }),
      { numRuns: 50 },
    );
  });

  it('keeps nothing of a transaction that fails', async () => {
    const store = await openStore();

    const failing = () =>
      store.transaction(() => {
        store.endpoints.insert(newEndpoint());
        throw new Error('in the middle');
      });

    expect(failing).toThrow('in the middle');
    expect(store.endpoints.all()).toEqual([]);
    store.transaction(() => store.endpoints.insert(newEndpoint()));
    expect(store.endpoints.all()).toHaveLength(1);
  });

  it('lists in parts exactly what it lists at once, in any order, by id and by time', async () => {
    const store = await openStore();
    const query = fc.record<Required<Pick<ListQuery, 'order' | 'sortBy' | 'limit'>>>({
      order: fc.constantFrom('asc', 'desc'),
      sortBy: fc.constantFrom('id', 'updated_at'),
      limit: fc.integer({ min: 1, max: 7 }),
    });
    for (const minute of [3, 1, 2, 2, 5, 1, 3, 3, 0, 4]) {
      store.events.insert(newEvent({ happenedAt: NOON + minute * 60_000 }));
    }

    fc.assert(
      fc.property(query, (asked) => {
        const whole = store.events.list({ ...asked, limit: 100 });
        const parts: number[] = [];
        for (let after: number | null | undefined; after !== null; ) {
          const part = store.events.list({ ...asked, ...(after === undefined ? {} : { after }) });
          parts.push(...part.items.map(({ number }) => number));
          after = part.next;
        }

        expect(whole.next).toBeNull();
        expect(parts).toEqual(whole.items.map(({ number }) => number));
        expect(new Set(parts).size).toBe(10);
      }),
    );
    const byTime = store.events.list({ sortBy: 'updated_at', order: 'desc', limit: 3 });
    expect(byTime.items.map(({ number }) => number)).toEqual([5, 10, 8]);
  });

  it('goes on behind an item that is gone, and before the first one from the beginning', async () => {
    const store = await openStore();
    for (const minute of [1, 2, 3])
      store.endpoints.insert(newEndpoint({ updatedAt: NOON + minute * 60_000 }));
    store.endpoints.remove(2);
    const ids = (query: ListQuery) => store.endpoints.list(query).items.map(({ id }) => id);

    for (const sortBy of ['id', 'updated_at'] as const) {
      expect(ids({ sortBy, after: 2 })).toEqual([3]);
      expect(ids({ sortBy, after: 2, order: 'desc' })).toEqual([1]);
      expect(ids({ sortBy, after: 0 })).toEqual([1, 3]);
      expect(ids({ sortBy, after: 0, order: 'desc' })).toEqual([]);
    }
  });

  it('finds deliveries by endpoint, event, state and time', async () => {
    const store = await openStore();
    store.events.insert(newEvent());
    store.events.insert(newEvent());
    store.deliveries.insert(newDelivery());
    store.deliveries.insert(newDelivery({ endpointId: 2, createdAt: NOON + 1 }));
    store.deliveries.insert(newDelivery({ eventNumber: 2, state: 'dropped', dueAt: null }));

    expect(store.deliveries.ids({ endpointId: 1 })).toEqual([1, 3]);
    expect(store.deliveries.ids({ eventNumber: 1 })).toEqual([1, 2]);
    expect(store.deliveries.ids({ states: ['dropped', 'held'] })).toEqual([3]);
    expect(store.deliveries.ids({ since: NOON + 1 })).toEqual([2]);
    expect(store.deliveries.list({ endpointId: 1, states: ['pending'] }).items).toMatchObject([{ id: 1 }]);
    expect(store.deliveries.counts()).toMatchObject({ pending: 2, dropped: 1, delivered: 0 });
  });

  it('lists deliveries of several states and since some time in parts exactly as at once', async () => {
    const store = await openStore();
    const states = ['pending', 'held', 'dropped'] as const;
    store.events.insert(newEvent());
    for (let count = 0; count < 30; count += 1) {
      const createdAt = NOON + ((count * 7) % 11);
      store.deliveries.insert(newDelivery({ createdAt, state: states[count % 3] ?? 'pending' }));
    }
    const query = fc.record({
      order: fc.constantFrom('asc' as const, 'desc' as const),
      limit: fc.integer({ min: 1, max: 12 }),
      states: fc.uniqueArray(fc.constantFrom(...states), { minLength: 1 }),
      since: fc.integer({ min: NOON, max: NOON + 11 }),
    });

    fc.assert(
      fc.property(query, (asked) => {
        const whole = store.deliveries.list({ ...asked, limit: 100 }).items;
        const parts: number[] = [];
        for (let after: number | null | undefined; after !== null; ) {
          const part = store.deliveries.list({ ...asked, ...(after === undefined ? {} : { after }) });
          parts.push(...part.items.map(({ id }) => id));
          after = part.next;
        }

        expect(parts).toEqual(whole.map(({ id }) => id));
        expect(parts.toSorted((a, b) => a - b)).toEqual(store.deliveries.ids(asked));
        expect(whole.every(({ createdAt }) => createdAt >= asked.since)).toBe(true);
      }),
    );
    expect(store.deliveries.counts()).toMatchObject({ pending: 10, held: 10, dropped: 10 });
  });

  it('leases what is due, earliest first, and to nobody else until it is released', async () => {
    const store = await openStore();
    store.endpoints.insert(newEndpoint());
    store.events.insert(newEvent());
    for (const delayMs of [5, 1, 3, 900]) store.deliveries.insert(newDelivery({ dueAt: NOON + delayMs }));

    const first = store.deliveries.lease(1, NOON + 10, 2);
    const second = store.deliveries.lease(1, NOON + 10, 2);

    expect(first.map(({ id }) => id)).toEqual([2, 3]);
    expect(first.every(({ inFlight }) => inFlight)).toBe(true);
    expect(second.map(({ id }) => id)).toEqual([1]);
    expect(store.deliveries.due()).toEqual([{ endpointId: 1, dueAt: NOON + 900 }]);
    store.deliveries.release(3);
    expect(store.deliveries.due()).toEqual([{ endpointId: 1, dueAt: NOON + 3 }]);
    expect(store.deliveries.releaseAll()).toEqual([1, 2]);
    expect(store.deliveries.due()).toEqual([{ endpointId: 1, dueAt: NOON + 1 }]);
  });

  it('leases nothing that is held, and holds nothing that is leased', async () => {
    const store = await openStore();
    store.endpoints.insert(newEndpoint());
    store.events.insert(newEvent());
    store.deliveries.insert(newDelivery());
    store.deliveries.insert(newDelivery({ dueAt: NOON + 1 }));
    store.deliveries.lease(1, NOON, 1);

    store.deliveries.move(1, ['pending'], { state: 'held' });

    expect(store.deliveries.due()).toEqual([]);
    expect(store.deliveries.ids({ states: ['held'] })).toEqual([2]);
  });

  it('tells attempts that have ended from those that were interrupted', async () => {
    const store = await openStore();
    store.events.insert(newEvent());
    store.deliveries.insert(newDelivery());
    const started = {
      deliveryId: 1,
      number: 1,
      dueAt: NOON,
      startedAt: NOON,
      signatureTimestamp: NOON / 1_000,
      state: 'in-flight',
      outcome: null,
      latencyMs: null,
      remoteAddress: null,
      responseExcerpt: null,
      exchange: null,
    } as const;
    const ended = {
      ...store.attempts.insert(started),
      state: 'ended',
      outcome: responded(200),
      latencyMs: 1.5,
    } as const;
    const cut = store.attempts.insert({ ...started, number: 2 });

    store.attempts.end(ended);
    store.attempts.interruptAll();

    expect(store.attempts.ofDelivery(1)).toEqual([ended, { ...cut, state: 'interrupted' }]);
  });

  it('gives upcoming events when their time has come, once', async () => {
    const store = await openStore();
    const manner = {
      lateByMs: 0,
      disturbance: { forgedAs: 'no-signature' },
      isCopy: false,
      faults: ['forged'],
    };
    for (const at of [NOON + 2, NOON + 1, NOON + 9]) {
      store.upcoming.add({ at, manner, event: outgoingEvent({ id: `at ${at - NOON}` }) });
    }

    const taken = store.upcoming.takeUntil(NOON + 5, 10);

    expect(taken.map(({ event }) => event.id)).toEqual(['at 1', 'at 2']);
    expect(taken[0]?.manner).toEqual(manner);
    expect(store.upcoming.nextAt()).toBe(NOON + 9);
    expect(store.upcoming.takeUntil(NOON + 5, 10)).toEqual([]);
  });

  async function openStore(): Promise<WorkspaceStore> {
    const database = await open();
    if (database === undefined) throw new Error('There is no engine.');
    migrate(database, 'the test');
    const store = createSqlStore(database, 'test');
    onTestFinished(() => store.close());
    return store;
  }
});
