import { callsPerSecond, takeTurns } from '../measuring/rounds.mjs';
import { row, skipped } from '../measuring/row.mjs';
import { built } from '../package-under-test.mjs';
import { STORY_TIME } from './order-event.mjs';
import { plainGenerator } from './plain-generator.mjs';

const EVENT_TYPES = {
  order: 'order.created',
  contact: 'contact.created',
  invoice: 'orders/invoice.created',
  enrollment: 'courses/enrollment.created',
};
const ROUNDS = 5;
/** The reference writes these in turn, since payloads of one type differ in length. */
const READY_PAYLOADS = 100;
const REFERENCE = 'json-schema-faker + Faker';

/** Making payloads and whole events, beside the generator that they are built on, and beside the least there is. */
export async function measurePayloads() {
  const rows = [];
  for (const [name, eventType] of Object.entries(EVENT_TYPES)) {
    try {
      rows.push(...(await payloadRows(name, eventType)));
    } catch (error) {
      if (error.code !== 'broken-package') throw error;
      rows.push(skipped(`${name} payload`, error.message));
    }
  }
  return [...rows, await eventRow(), ...(await poolRows())];
}

async function payloadRows(name, eventType) {
  const { createPayload } = await built('payloads/create-payload.js');
  const request = await requestsFor(eventType);
  const plain = await plainGenerator(`v2/${request().entry.resource}`);
  const ready = Array.from({ length: READY_PAYLOADS }, () => createPayload(request()).data);
  let written = 0;

  const measured = await takeTurns(
    {
      ours: callsPerSecond(() => createPayload(request())),
      plain: callsPerSecond(plain),
      stringify: callsPerSecond(() => {
        written = (written + 1) % READY_PAYLOADS;
        return JSON.stringify(ready[written]);
      }, READY_PAYLOADS),
    },
    ROUNDS,
  );
  const averageSize = (payloads) =>
    `${(JSON.stringify(payloads).length / payloads.length / 1_000).toFixed(1)} kB`;
  const theirs = Array.from({ length: READY_PAYLOADS }, plain);
  const rate = { unit: 'per second', ours: measured.ours };
  return [
    row({
      ...rate,
      what: `${name} payload`,
      reference: { name: REFERENCE, values: measured.plain },
      how: `a new seed each; ours ${averageSize(ready)} of JSON on average, theirs ${averageSize(theirs)}`,
    }),
    row({
      ...rate,
      what: `${name} payload, beside writing it`,
      reference: { name: 'JSON.stringify', values: measured.stringify },
      how: `the reference writes ${READY_PAYLOADS} ready payloads in turn`,
    }),
  ];
}

async function eventRow() {
  const { createEvent } = await built('payloads/create-event.js');
  const request = await requestsFor(EVENT_TYPES.order);
  const plain = await plainGenerator('v2/order');

  const { ours, theirs } = await takeTurns(
    {
      ours: callsPerSecond(() => createEvent({ wire: 'documented', ...request() })),
      theirs: callsPerSecond(() => Buffer.from(JSON.stringify(plain()))),
    },
    ROUNDS,
  );
  return row({
    what: 'order event, ready to send',
    unit: 'per second',
    ours,
    reference: { name: `${REFERENCE} + JSON.stringify`, values: theirs },
    how: 'payload, envelope and serializer',
  });
}

/** Bodies out of a pool, signed by nobody and sent nowhere, beside writing one of them. */
async function poolRows() {
  const { createEventPool } = await built('payloads/pool/event-pool.js');
  const rows = [];
  for (const name of ['order', 'contact', 'invoice']) {
    const request = await requestsFor(EVENT_TYPES[name]);
    const pool = createEventPool('bench', STORY_TIME);
    let index = 0;
    const take = () => {
      index += 1;
      return pool.take({ index, wire: 'documented', ...request() });
    };
    const ready = Array.from({ length: READY_PAYLOADS }, () => JSON.parse(take().body.toString()));
    let written = 0;
    const { ours, theirs } = await takeTurns(
      {
        ours: callsPerSecond(take, READY_PAYLOADS),
        theirs: callsPerSecond(() => {
          written = (written + 1) % READY_PAYLOADS;
          return JSON.stringify(ready[written]);
        }, READY_PAYLOADS),
      },
      ROUNDS,
    );
    rows.push(
      row({
        what: `${name} event with fresh ids, ready to send`,
        unit: 'per second',
        ours,
        reference: { name: 'JSON.stringify', values: theirs },
        how: 'ids, times and amounts rewritten in a pool of bodies; the reference writes such bodies',
      }),
    );
  }
  return rows;
}

/** Requests for payloads that differ in nothing but the seed. */
async function requestsFor(eventType) {
  const { requireEventType } = await built('events/find-event-types.js');
  const { createRandom } = await built('random/random.js');
  const entry = requireEventType(eventType);
  let seed = 0;
  return () => {
    seed += 1;
    return { entry, apiVersion: 'v2', random: createRandom(seed), at: STORY_TIME };
  };
}
