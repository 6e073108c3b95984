import express from 'express';
import { expect, it } from 'vitest';
import type { CheckReport } from '../../../src/checks/engine/check-report.ts';
import type { CheckOptions } from '../../../src/compose/check-options.ts';
import { createSimulator } from '../../../src/compose/create-simulator.ts';
import type { InProcessReceiver } from '../../../src/delivery/in-process-target.ts';
import type { SimulatorOptions } from '../../../src/options/simulator-options.ts';
import { createStore, probeOf, type WebhookEvent } from '../../zoo/store.ts';
import { type Reply, verifiedApp } from '../../zoo/verified.ts';

const SECRET = 'secret of the innocent';

it('does not blame a receiver that recognizes a purchase by its order', async () => {
  const store = createStore();
  const paid = new Set<string>();
  const probe = probeOf(store);

  const report = await checked(
    receiver((event) => {
      const order = Object(event.data['order'] ?? event.data);
      store.upsert(event);
      if (!/^(?:order|one-time-order|orders)\b/.test(event.event_type) || paid.has(String(order.id)))
        return 200;
      paid.add(String(order.id));
      store.perform({ kind: 'mail', key: `receipt for order ${order.id}` });
      return 200;
    }),
    { only: ['IDEM', 'RET-03', 'ORD-05', 'ACK-09'], probe, settleMs: 0 },
  );

  expect(red(report)).toEqual([]);
  expect(verdictOf(report, 'IDEM-01b')).toBe('pass');
  expect(verdictOf(report, 'IDEM-02d')).toBe('pass');
});

it('judges the forms of an event type only where its plain form is accepted', async () => {
  const report = await checked(
    receiver(({ event_type: type }) => (/^(?:contact|form_submission)\./.test(type) ? 200 : 400)),
    { only: ['ACK-03', 'PAY-01', 'PAY-02', 'PAY-05', 'PAY-06'] },
  );

  expect(red(report)).toEqual(['ACK-03a', 'ACK-03b']);
  expect(report.summary).toMatchObject({ fail: 1, consequences: 1 });
});

it('does not blame a receiver that admits clients by the address in X-Forwarded-For', async () => {
  const app = express();
  app.use((request, response, next) => {
    const client = request.get('X-Forwarded-For') ?? '127.0.0.1';
    if (client === '127.0.0.1') next();
    else response.status(403).end();
  });
  app.use(verifiedApp(SECRET, () => 200));

  const report = await checked(app, { exclude: ['RET', 'ORD', 'IDEM'] });

  expect(verdictOf(report, 'PAY-07')).toBe('pass');
  expect(red(report)).toEqual([]);
});

it('sends events of the present to a receiver that checks their age, and says so where --now is the cause', async () => {
  const young = () =>
    receiver(({ created_at: at, data }) => {
      const age = Date.now() - Date.parse(String(at ?? data['created_at']));
      return Math.abs(age) < 3 * 86_400_000 ? 200 : 422;
    });

  const present = await checked(young(), {
    only: ['ACK-03a', 'IDEM-01a', 'PAY-02a'],
    subscribed: ['contact.created'],
  });
  const past = await checked(young(), { only: ['IDEM-01a'] }, { now: Date.UTC(2025, 0, 15) });

  expect(red(present)).toEqual([]);
  expect(past.verdict).toBe('incomplete');
  expect(past.checks[0]?.observed).toContain('It rejects an event for its age');
});

it('does not blame a receiver for random ids, times and counters of its own', async () => {
  const store = createStore();
  let rows = 0;
  const probe = probeOf(store);

  const report = await checked(
    receiver((event) => {
      if (store.hasSeen(event.event_id)) return 200;
      store.markSeen(event.event_id);
      rows += 7_919;
      store.upsert({
        ...event,
        data: { ...event.data, row: rows, stored_at: new Date().toISOString() },
      });
      return 200;
    }),
    { only: ['IDEM', 'RET-03', 'PAY-01e', 'PAY-08', 'ORD-06'], probe, settleMs: 0 },
  );

  expect(red(report)).toEqual([]);
});

function receiver(handle: (event: WebhookEvent) => Reply): InProcessReceiver {
  return verifiedApp(SECRET, handle);
}

async function checked(
  to: InProcessReceiver,
  choice: CheckOptions,
  more: Partial<SimulatorOptions> = {},
): Promise<CheckReport> {
  await using simulator = createSimulator({ to, secret: SECRET, seed: 9, ...more });
  return await simulator.check(choice);
}

function red({ checks }: CheckReport): string[] {
  return checks.filter(({ verdict }) => ['fail', 'warn'].includes(verdict)).map(({ id }) => id);
}

function verdictOf({ checks }: CheckReport, id: string) {
  return checks.find((check) => check.id === id)?.verdict;
}

it('does not call a receiver idle whose work is seen only when no one waits for it any more', async () => {
  const store = createStore();
  const probe = probeOf(store);
  const settleMs = 1_000;
  let lastAt = Number.POSITIVE_INFINITY;

  const report = await checked(
    receiver((event) => {
      store.upsert(event);
      lastAt = Date.now();
      return 200;
    }),
    {
      only: ['ACK-09'],
      settleMs,
      probe: async (question) =>
        Date.now() - lastAt > settleMs * 1.4 ? ((await probe.readState?.(question)) ?? null) : null,
    },
  );

  expect(red(report)).toEqual([]);
});

it('does not hold late work on an earlier event against a receiver that rejects a forged one', async () => {
  const mails: { readonly kind: string; readonly key: string }[] = [];
  let isLate = true;
  const app = express();
  app.use((_request, response, next) => {
    response.on('finish', () => {
      // The mails name no one, and one of them comes late.
      if (response.statusCode === 200) mails.push({ kind: 'mail', key: 'welcome' });
      else if (response.statusCode === 401 && isLate) {
        isLate = false;
        mails.push({ kind: 'mail', key: 'welcome' });
      }
    });
    next();
  });
  app.use(verifiedApp(SECRET, () => 200));
  const probe = {
    describe: 'mails',
    readState: () => Promise.resolve(null),
    readEffects: () => Promise.resolve([...mails]),
  };

  const report = await checked(app, { only: ['AUTH-09a'], probe, settleMs: 200 });

  expect(isLate).toBe(false);
  expect(verdictOf(report, 'AUTH-09a')).toBe('not-evaluated');
});
