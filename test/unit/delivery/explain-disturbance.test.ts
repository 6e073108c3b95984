import { expect, it } from 'vitest';
import type { Disturbance } from '../../../src/delivery/disturbance.ts';
import { explainDisturbance } from '../../../src/delivery/explain-disturbance.ts';

it.each<[Disturbance, string]>([
  [{}, ''],
  [{ status: 503 }, 'counts as a 503 response, not sent'],
  [{ failAs: 'timeout' }, 'counts as a timeout, not sent'],
  [{ failAs: 'connection-reset' }, 'counts as a connection reset, not sent'],
  [{ loseAck: 1 }, 'acknowledgement lost: the first success response counts as a failure'],
  [{ loseAck: 3 }, 'acknowledgement lost: the first 3 success responses count as failures'],
  [{ loseAck: 0, dropped: false, lateByMs: 0 }, ''],
  [{ cutAfter: 'headers' }, 'first attempt cut off after the headers'],
  [{ cutAfter: 7 }, 'first attempt cut off after 7 bytes of the body'],
  [{ chunked: true }, 'body sent in chunks, without a length'],
  [{ forgedAs: 'zeros' }, 'forged (zeros)'],
  [{ race: { group: 'a', copies: 5 } }, '5 copies released together'],
  [{ holdBack: true }, 'attempts held back'],
  [
    { bodyBytesPerSecond: 500, lateByMs: 2_000 },
    'body sent at 500 bytes per second; every attempt 2000 ms late',
  ],
])('explains %j', (disturbance, line) => {
  expect(explainDisturbance(disturbance)).toBe(line);
});
