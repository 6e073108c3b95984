import { expect, it } from 'vitest';
import { SimulatorError } from '../../../src/errors/simulator-error.ts';
import { createReceivedLog } from '../../../src/receiver/received-log.ts';
import { receivedRequest } from './received-request-builder.ts';

it('tells first attempts, retries after a failure and duplicates after a success apart', () => {
  const log = createReceivedLog(10);

  const standings = [500, 503, 200, 200, 500].map((statusCode, index) => {
    const { standing } = log.beginAttempt('e-1');
    log.add(
      receivedRequest({
        number: index + 1,
        standing,
        response: { kind: 'status', statusCode, delayMs: 0 },
      }),
    );
    return standing;
  });

  expect(standings).toEqual([
    { kind: 'first', attempt: 1 },
    { kind: 'retry', attempt: 2 },
    { kind: 'retry', attempt: 3 },
    { kind: 'duplicate', attempt: 4, of: 3 },
    { kind: 'duplicate', attempt: 5, of: 3 },
  ]);
});

it('does not take 208 for a success', () => {
  const log = createReceivedLog(10);

  const { standing } = log.beginAttempt('e-1');
  log.add(
    receivedRequest({
      standing,
      response: { kind: 'status', statusCode: 208, delayMs: 0 },
    }),
  );

  expect(log.beginAttempt('e-1').standing).toEqual({
    kind: 'retry',
    attempt: 2,
  });
});

it('counts requests without an event id together', () => {
  const log = createReceivedLog(10);

  const attempts = [undefined, 'e-1', undefined].map((eventId) => log.beginAttempt(eventId));

  expect(attempts).toEqual([
    { attempt: 1, standing: undefined },
    { attempt: 1, standing: { kind: 'first', attempt: 1 } },
    { attempt: 2, standing: undefined },
  ]);
});

it('keeps the newest requests and counts all of them', () => {
  const log = createReceivedLog(2);

  for (const number of [1, 2, 3, 4]) {
    const eventId = `e-${number}`;
    log.add(
      receivedRequest({
        number,
        eventId,
        standing: log.beginAttempt(eventId).standing,
      }),
    );
  }

  expect(log.requests.map(({ number }) => number)).toEqual([3, 4]);
  expect(log.summary()).toMatchObject({
    requests: 4,
    events: 4,
    byEventType: { 'order.created': 4 },
  });
});

it('counts refused requests by signature and respond only', () => {
  const log = createReceivedLog(10);

  log.add(
    receivedRequest({
      refused: true,
      standing: undefined,
      signature: {
        valid: false,
        problem: 'signature-mismatch',
        explanation: 'No.',
      },
      response: { kind: 'status', statusCode: 401, delayMs: 0 },
    }),
  );
  log.add(
    receivedRequest({
      refused: true,
      standing: undefined,
      signature: undefined,
    }),
  );

  expect(log.summary()).toEqual({
    requests: 2,
    events: 0,
    signatures: { valid: 0, invalid: 1, problems: { 'signature-mismatch': 1 } },
    duplicates: 0,
    retries: 0,
    byEventType: {},
    byStatus: { 200: 1, 401: 1 },
  });
});

it("counts an event type by the name of an object's own machinery like any other", () => {
  const log = createReceivedLog(10);

  log.add(receivedRequest({ eventType: '__proto__' }));

  expect(Object.entries(log.summary().byEventType)).toEqual([['__proto__', 1]]);
});

it.each([-1, 1.5, Number.NaN])('refuses to keep %d requests', (keep) => {
  expect(() => createReceivedLog(keep)).toThrow(SimulatorError);
});

it('counts what it does not keep', () => {
  const log = createReceivedLog(0);

  for (let round = 1; round <= 2; round += 1) {
    for (let index = 0; index < 2_000; index += 1) {
      const eventId = `e-${index}`;
      log.add(
        receivedRequest({
          number: round * 2_000 + index,
          eventId,
          standing: log.beginAttempt(eventId).standing,
        }),
      );
    }
  }

  expect(log.requests).toEqual([]);
  expect(log.summary()).toMatchObject({ requests: 4_000, events: 2_000, duplicates: 2_000 });
});
