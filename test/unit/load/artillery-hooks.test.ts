import { expect, it } from 'vitest';
import { DEVELOPMENT_SECRET } from '../../../src/signature/sign.ts';
import { verifySignature } from '../../../src/verify.ts';
import { artilleryUser } from '../../support/artillery-user.ts';

const ORDER = { eventType: 'order.created' };
const CONTACT = { eventType: 'contact.created' };

it('signs a new event for each request, with the secret of the environment', () => {
  const secret = 'the secret of the endpoint';
  const user = artilleryUser({ seed: 7 }, { CF_WEBHOOK_SIM_SECRET: secret });

  const requests = [user.sign(ORDER), user.sign(ORDER)];

  for (const request of requests) expect(isValid(request, secret)).toBe(true);
  expect(new Set(requests.map(idOf)).size).toBe(2);
  expect(requests[0]).toMatchObject({ url: 'http://127.0.0.1:3000/webhooks', followRedirect: false });
  expect(requests[0]).not.toHaveProperty('clickfunnels');
  expect(user.context.vars).toMatchObject({ eventId: idOf(requests[1]), eventType: 'order.created' });
});

it('gives no two workers an id twice, whatever each of them sends first', () => {
  const workers = Array.from({ length: 8 }, (_, index) =>
    artilleryUser({ seed: 7 }, { LOCAL_WORKER_ID: String(index + 1) }),
  );
  const events: unknown[] = [];
  const orders: unknown[] = [];

  for (let round = 0; round < 40; round += 1) {
    for (const [index, worker] of workers.entries()) {
      const first = worker.sign(index % 2 === 0 ? ORDER : CONTACT);
      const second = worker.sign(index % 2 === 0 ? CONTACT : ORDER);
      events.push(idOf(first), idOf(second));
      orders.push(bodyOf(index % 2 === 0 ? first : second).data.id);
    }
  }

  expect(new Set(events).size).toBe(events.length);
  expect(new Set(orders).size).toBe(orders.length);
});

it('gives the machines of a fleet other events, also where their threads have one number', () => {
  const ids = ['a1b2', 'c3d4'].map((name) =>
    idOf(artilleryUser({ seed: 7 }, { WORKER_ID: name, LOCAL_WORKER_ID: '1' }).sign(ORDER)),
  );

  expect(ids[0]).not.toBe(ids[1]);
});

it('makes the same events again in the same worker', () => {
  const ids = [1, 2].map(() => idOf(artilleryUser({ seed: 7 }, { LOCAL_WORKER_ID: '3' }).sign(ORDER)));

  expect(ids[0]).toBe(ids[1]);
});

it('takes the run of the test for a seed where none is given', () => {
  const ids = ['1', '1', '2'].map((thread) =>
    idOf(artilleryUser({}, { LOCAL_WORKER_ID: thread }).sign(ORDER)),
  );

  expect(ids[0]).toBe(ids[1]);
  expect(ids[0]).not.toBe(ids[2]);
});

it('duplicates and forges as the scenario says, and counts what receivers make of it', () => {
  const user = artilleryUser({ seed: 7 });
  const twice = { ...ORDER, faults: { duplicate: '100%' } } as const;
  const forged = { ...CONTACT, faults: { forge: 'other-secret' } } as const;

  const copies = [user.sign(twice), user.sign(twice)];
  const counted = [user.count(204), user.count(208)];
  const bad = user.sign(forged);
  const rejected = user.count(401);
  const accepted = user.count(200);

  expect(idOf(copies[0])).toBe(idOf(copies[1]));
  expect(isValid(bad, DEVELOPMENT_SECRET)).toBe(false);
  expect(counted).toEqual([['clickfunnels.delivered'], ['clickfunnels.failed']]);
  expect([rejected, accepted]).toEqual([['clickfunnels.forged_rejected'], ['clickfunnels.forged_accepted']]);
});

it('leaves to the client of Artillery what that writes itself', () => {
  const { headers = {} } = artilleryUser({ seed: 7, headers: ['X-Tenant: 7'] }).sign(ORDER);

  expect(headers).toMatchObject({
    'User-Agent': 'Ruby',
    'X-Tenant': '7',
    'Content-Type': 'application/json',
  });
  for (const name of ['Host', 'Connection', 'Content-Length']) expect(headers).not.toHaveProperty(name);
});

function idOf(request: { readonly body?: unknown } | undefined): string {
  return bodyOf(request).event_id;
}

function bodyOf(request: { readonly body?: unknown } | undefined) {
  return JSON.parse(String(request?.body));
}

function isValid(
  { body, headers = {} }: { body?: unknown; headers?: Record<string, string> },
  secret: string,
): boolean {
  return verifySignature({ body: String(body), headers, secret }).valid;
}
