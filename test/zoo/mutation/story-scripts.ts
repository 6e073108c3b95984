import type { JsonObject } from '../../../src/internal/json.ts';
import { type MadeUpEvent, madeUp, momentAt } from './made-up-events.ts';

/** How a script delivers: what is responded is kept, in order. */
export interface Courier {
  deliver(event: MadeUpEvent): Promise<void>;
  /** Several at the same moment. */
  together(events: readonly MadeUpEvent[]): Promise<void>;
  /** The first half of it, and the connection is gone. */
  half(event: MadeUpEvent): Promise<void>;
  /** Lets work after the response end. */
  settle(): Promise<void>;
}

/** What happens to one subject or a few; scripts run side by side, about subjects of their own. */
export type Script = (courier: Courier, newId: () => number) => Promise<void>;

const AMOUNTS = ['8.20', '19.99', '0.29', '1234567.89', '100', '0.0'] as const;
const NAMES = ["O'Neill", 'Zoë', '李小龍', '😀', 'a < b & c', ' padded '] as const;

function contact(id: number, version: string, at: number, changes: JsonObject = {}): JsonObject {
  return {
    id,
    first_name: `First ${version}`,
    last_name: `Last ${version}`,
    email_address: `someone.${id}@mail.example`,
    phone_number: null,
    updated_at: momentAt(at),
    created_at: momentAt(0),
    ...changes,
  };
}

function order(id: number, version: string, at: number, changes: JsonObject = {}): JsonObject {
  return {
    id,
    order_number: `#${id}`,
    total_amount: version.length === 1 ? `${version.charCodeAt(0)}.50` : '10.00',
    currency: 'USD',
    notes: `Notes ${version}`,
    service_status: `status-${version}`,
    contact: contact(id + 1_000_000, version, at),
    line_items: [],
    updated_at: momentAt(at),
    created_at: momentAt(0),
    ...changes,
  };
}

const RESOURCES = { contact, order } as const;
type Resource = keyof typeof RESOURCES;

/** A chapter of a subject's story. */
function chapter(
  resource: Resource,
  id: number,
  action: string,
  { version, at, changes, eventId }: ChapterFacts,
): MadeUpEvent {
  const data = RESOURCES[resource](id, version, at, changes);
  return madeUp({
    type: `${resource}.${action}`,
    subjectId: id,
    at,
    data,
    ...(eventId === undefined ? {} : { eventId }),
  });
}

interface ChapterFacts {
  readonly version: string;
  readonly at: number;
  readonly changes?: JsonObject;
  readonly eventId?: string;
}

function paid(type: string, invoiceId: number, orderId: number): MadeUpEvent {
  const data = {
    id: invoiceId,
    total_amount: '25.00',
    order: order(orderId, 'p', 5),
    updated_at: momentAt(5),
  };
  return madeUp({ type, subjectId: invoiceId, at: 5, data });
}

/** Every sequence of a creation, two updates and a deletion, with the later of two and with all. */
function sequences(resource: Resource): readonly Script[] {
  const chapters = [
    ['created', { version: 'a', at: 0 }],
    ['updated', { version: 'b', at: 60 }],
    ['updated', { version: 'c', at: 120 }],
    ['deleted', { version: 'd', at: 180 }],
  ] as const;
  const wanted = [[0], [1], [0, 1], [0, 1, 2], [0, 3], [0, 1, 3]];
  return wanted.flatMap((numbers) =>
    permutations(numbers).map(
      (sequence): Script =>
        async ({ deliver, settle }, newId) => {
          const id = newId();
          const told = chapters.map(([action, facts]) => chapter(resource, id, action, facts));
          for (const number of sequence) {
            const event = told[number];
            if (event === undefined) continue;
            await deliver(event);
            await settle();
          }
          // All of them come once more, the first one last.
          for (const number of [...sequence].reverse()) {
            const event = told[number];
            if (event !== undefined) await deliver(event);
            await settle();
          }
        },
    ),
  );
}

function permutations<T>(list: readonly T[]): readonly (readonly T[])[] {
  if (list.length <= 1) return [list];
  return list.flatMap((first, index) =>
    permutations(list.filter((_, other) => other !== index)).map((rest) => [first, ...rest]),
  );
}

/** Everything that befalls the subjects of one kind. */
function disturbances(resource: Resource): readonly Script[] {
  const created = (id: number, changes?: JsonObject) =>
    chapter(resource, id, 'created', { version: 'a', at: 0, ...(changes === undefined ? {} : { changes }) });
  return [
    async ({ deliver }, newId) => {
      const event = created(newId());
      for (let copy = 0; copy < 3; copy += 1) await deliver(event);
    },
    async ({ together }, newId) => {
      const event = created(newId());
      await together([event, event]);
    },
    async ({ together }, newId) => {
      const event = created(newId());
      await together(Array.from({ length: 8 }, () => event));
    },
    async ({ deliver, half }, newId) => {
      const event = created(newId());
      await half(event);
      await deliver(event);
    },
    // The same facts under another event id.
    async ({ deliver, settle }, newId) => {
      const id = newId();
      await deliver(created(id));
      await settle();
      await deliver(created(id));
    },
    // Two updates at the same moment, and then the first again.
    async ({ deliver, settle }, newId) => {
      const id = newId();
      const first = chapter(resource, id, 'updated', { version: 'b', at: 60 });
      for (const event of [created(id), first]) {
        await deliver(event);
        await settle();
      }
      await deliver(chapter(resource, id, 'updated', { version: 'c', at: 60 }));
      await settle();
      await deliver(first);
    },
    // An older time with an offset that makes it look newer.
    async ({ deliver, settle }, newId) => {
      const id = newId();
      await deliver(created(id));
      await deliver(chapter(resource, id, 'updated', { version: 'c', at: 120 }));
      await settle();
      const local = new Date(Date.parse(momentAt(60)) + 5 * 3_600_000).toISOString().replace('Z', '+05:00');
      await deliver(
        chapter(resource, id, 'updated', { version: 'b', at: 60, changes: { updated_at: local } }),
      );
    },
    ...AMOUNTS.map(
      (total_amount): Script =>
        async ({ deliver }, newId) => {
          await deliver(created(newId(), { total_amount }));
        },
    ),
    ...NAMES.map(
      (first_name): Script =>
        async ({ deliver }, newId) => {
          await deliver(created(newId(), { first_name, notes: first_name }));
        },
    ),
    ...['first_name', 'last_name', 'email_address', 'notes', 'total_amount', 'contact', 'updated_at'].flatMap(
      (field) => [
        (async ({ deliver }, newId) => {
          await deliver(created(newId(), { [field]: null }));
        }) satisfies Script,
        (async ({ deliver }, newId) => {
          await deliver(created(newId(), { [field]: '' }));
        }) satisfies Script,
      ],
    ),
    ...['archived', 'created.v1', 'merged', 'createdd'].map(
      (action): Script =>
        async ({ deliver }, newId) => {
          await deliver(chapter(resource, newId(), action, { version: 'a', at: 0 }));
        },
    ),
    async ({ deliver }) => {
      await deliver(
        madeUp({ type: `${resource}.created`, subjectId: null, data: RESOURCES[resource](7, 'a', 0) }),
      );
    },
    async ({ deliver }, newId) => {
      await deliver(madeUp({ type: `${resource}.created`, subjectId: newId(), data: {} }));
    },
  ];
}

/** One purchase, told by several events, in several orders. */
const PURCHASES: readonly Script[] = [
  ['one-time-order.invoice.paid'],
  ['orders/invoice.paid'],
  ['one-time-order.invoice.paid', 'orders/invoice.paid'],
  ['orders/invoice.paid', 'one-time-order.invoice.paid'],
  ['one-time-order.completed'],
  ['one-time-order.completed', 'one-time-order.completed'],
  ['one-time-order.invoice.paid', 'one-time-order.invoice.paid', 'one-time-order.completed'],
  ['subscription.canceled'],
  ['one-time-order.invoice.refunded'],
].map(
  (types): Script =>
    async ({ deliver, settle, together }, newId) => {
      const [orderId, invoiceId] = [newId(), newId()];
      for (const type of types) {
        const event = type.includes('invoice')
          ? paid(type, invoiceId, orderId)
          : madeUp({ type, subjectId: orderId, data: order(orderId, 'p', 5) });
        await deliver(event);
        await settle();
        await together([event, event, event]);
      }
      // Another invoice of the same order.
      if (types.length === 1 && types[0]?.includes('invoice') === true) {
        await deliver(paid(types[0], newId(), orderId));
      }
    },
);

/** A crowd, and a first event that comes again after many others. */
const CROWDS: readonly Script[] = [
  async ({ together }, newId) => {
    await together(
      Array.from({ length: 40 }, () => {
        const id = newId();
        return chapter('contact', id, 'created', { version: 'a', at: 0 });
      }),
    );
  },
  async ({ deliver, settle }, newId) => {
    const first = chapter('order', newId(), 'created', { version: 'a', at: 0 });
    await deliver(first);
    for (let other = 0; other < 200; other += 1) {
      await deliver(chapter('contact', newId(), 'created', { version: 'a', at: 0 }));
    }
    await settle();
    await deliver(first);
  },
];

/** Every script about what a receiver does with events. */
export const STORY_SCRIPTS: readonly Script[] = [
  ...sequences('contact'),
  ...sequences('order'),
  ...disturbances('contact'),
  ...disturbances('order'),
  ...PURCHASES,
  ...CROWDS,
];
