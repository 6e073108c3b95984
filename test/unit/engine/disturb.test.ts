import { expect, it } from 'vitest';
import type { Outcome } from '../../../src/delivery/outcome.ts';
import type { AttemptResult } from '../../../src/delivery/sender.ts';
import { createManners, disturbRequest, loseAcknowledgement } from '../../../src/engine/disturb.ts';
import { judgeSignature } from '../../../src/signature/verify.ts';
import { buildWireRequest } from '../../../src/wire/wire-request.ts';
import { responded, response } from '../../support/delivery-builders.ts';
import { wireRequestInput } from '../../support/wire-builders.ts';

const SIGNED = { secret: 'test-secret', timestamp: 1_768_478_400 };
const REQUEST = buildWireRequest(wireRequestInput());

it('leaves a request alone that nothing disturbs', () => {
  expect(disturbRequest(REQUEST, {}, SIGNED)).toBe(REQUEST);
});

it('forges a request as the mutant says, and keeps its other lines', () => {
  const forged = disturbRequest(REQUEST, { forgedAs: 'zeros' }, SIGNED);

  const signature = forged.headers.find(([name]) => name === 'X-Webhook-Clickfunnels-Signature')?.[1];
  expect(signature).toBe('0'.repeat(64));
  expect(forged.headers.map(([name]) => name)).toEqual(REQUEST.headers.map(([name]) => name));
  expect(
    judgeSignature({
      ...SIGNED,
      timestamp: String(SIGNED.timestamp),
      body: forged.body,
      signature,
      nowSeconds: SIGNED.timestamp,
    }).valid,
  ).toBe(false);
});

it('refuses a forgery of a name that does not exist', () => {
  expect(() => disturbRequest(REQUEST, { forgedAs: 'zeroes' }, SIGNED)).toThrow('Did you mean zeros');
});

it('takes a success for a failure once', () => {
  const lost = loseAcknowledgement(resultOf(responded(204)), { loseAck: 1 });
  const again = loseAcknowledgement(resultOf(responded(204)), lost.disturbance);

  expect(lost.result.outcome).toEqual({
    kind: 'connection-error',
    errorCode: 'acknowledgement-lost',
    message: 'the response 204 was lost on purpose',
  });
  expect(lost.disturbance.loseAck).toBe(0);
  expect(again.result.outcome).toEqual(responded(204));
});

it.each<Outcome>([responded(500), { kind: 'timeout', afterMs: 5, phase: 'response' }])(
  'has no acknowledgement to lose in %j',
  (outcome) => {
    const result = resultOf(outcome);

    expect(loseAcknowledgement(result, { loseAck: 1 })).toEqual({
      result,
      disturbance: { loseAck: 1 },
    });
  },
);

it('sends every body slowly, and cuts and races at the first attempt only', () => {
  const disturbance = {
    bodyBytesPerSecond: 10,
    cutAfter: 'body',
    race: { group: 'race-1', copies: 2 },
  } as const;

  expect(createManners().of(disturbance, 1)).toEqual({
    bodyBytesPerSecond: 10,
    cutAfter: 'body',
    runner: expect.anything(),
  });
  expect(createManners().of(disturbance, 2)).toEqual({ bodyBytesPerSecond: 10 });
  expect(createManners().of({}, 1)).toEqual({});
});

it('lets the copies of one event wait for each other, and nobody else', async () => {
  const manners = createManners();
  const runners = ['race-1', 'race-1', 'race-2', 'race-2'].map(
    (group) => manners.of({ race: { group, copies: 2 } }, 1).runner,
  );

  const first = [runners[0]?.arrive(), runners[1]?.arrive()];
  await Promise.all(first);
  let secondStarted = false;
  const second = runners[2]?.arrive().then(() => {
    secondStarted = true;
  });
  await new Promise((resolve) => {
    setImmediate(resolve);
  });
  expect(secondStarted).toBe(false);

  runners[3]?.leave();
  await second;
  expect(secondStarted).toBe(true);
});

function resultOf(outcome: Outcome): AttemptResult {
  const statusCode = outcome.kind === 'response' ? outcome.statusCode : 0;
  return {
    outcome,
    latencyMs: 5,
    response: outcome.kind === 'response' ? response({ statusCode }) : null,
    remoteAddress: null,
  };
}
