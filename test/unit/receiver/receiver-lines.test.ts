import { expect, it } from 'vitest';
import { type Palette, plainPalette } from '../../../src/internal/palette.ts';
import { createReceivedLog } from '../../../src/receiver/received-log.ts';
import type { ReceivedRequest } from '../../../src/receiver/received-request.ts';
import { requestLine, summaryLines } from '../../../src/receiver/receiver-lines.ts';
import { receivedRequest } from './received-request-builder.ts';

const MISMATCH = {
  valid: false,
  problem: 'signature-mismatch',
  explanation: 'It does not belong.',
} as const;

it.each<[Partial<ReceivedRequest>, string]>([
  [{}, '#1 order.created  valid signature  → 200'],
  [
    { number: 3, standing: { kind: 'retry', attempt: 2 }, response: status(500) },
    '#3 order.created  valid signature  → 500 (attempt 2 of this event)',
  ],
  [
    { number: 9, standing: { kind: 'duplicate', attempt: 2, of: 4 } },
    '#9 order.created  valid signature  → 200 (duplicate of #4)',
  ],
  [{ response: status(204, 1_500) }, '#1 order.created  valid signature  → 204 after 1.5 s'],
  [{ response: { kind: 'hang' } }, '#1 order.created  valid signature  → no response, on purpose'],
  [{ response: { kind: 'reset' } }, '#1 order.created  valid signature  → connection reset, on purpose'],
  [
    { response: { kind: 'no-response' } },
    '#1 order.created  valid signature  → the connection ended before the response was due',
  ],
  [
    {
      signature: MISMATCH,
      refused: true,
      standing: undefined,
      response: status(401),
    },
    '#1 order.created  invalid signature: It does not belong.  → 401',
  ],
  [
    { signature: MISMATCH },
    '#1 order.created  invalid signature: It does not belong. (accepted anyway)  → 200',
  ],
  [
    {
      eventType: undefined,
      problem: 'The body is not JSON.',
      standing: undefined,
    },
    '#1 (no event type)  valid signature  The body is not JSON.  → 200',
  ],
  [
    {
      eventType: undefined,
      signature: undefined,
      problem: 'Too large.',
      refused: true,
      response: status(413),
    },
    '#1 (no event type)  Too large.  → 413',
  ],
])('writes one line for a request %#', (changes, line) => {
  const written = requestLine(receivedRequest(changes), plainPalette);

  expect(written).toBe(line);
});

it('lets nothing from outside steer the terminal', () => {
  const eventType = 'order\u001b[2J\u001b]0;title\u0007\r\n\u0085created\u202e\u0000';

  const written = requestLine(receivedRequest({ eventType }), plainPalette);

  expect(written).toBe('#1 order created  valid signature  → 200');
});

it('cuts endless names from outside', () => {
  const written = requestLine(receivedRequest({ eventType: '🦊'.repeat(500) }), plainPalette);

  expect(written).toContain(`${'🦊'.repeat(119)}…`);
});

it('colors successes green and failures red', () => {
  const ok = requestLine(receivedRequest(), markingPalette());
  const failed = requestLine(receivedRequest({ response: status(208) }), markingPalette());

  expect(ok).toBe(
    '<dim>#1</dim> <bold>order.created</bold>  <green>valid signature</green>  → <green>200</green>',
  );
  expect(failed).toContain('<red>208</red>');
});

it('sums up what arrived', () => {
  const log = createReceivedLog(10);
  for (const statusCode of [500, 500, 200]) {
    log.add(
      receivedRequest({
        standing: log.beginAttempt('e-1').standing,
        response: status(statusCode),
      }),
    );
  }
  log.add(
    receivedRequest({
      signature: MISMATCH,
      refused: true,
      standing: undefined,
      response: status(401),
    }),
  );

  const lines = summaryLines(log.summary(), plainPalette);

  expect(lines).toEqual([
    '4 requests, 1 event, 2 retries, 0 duplicates',
    'signatures   3 valid, 1 invalid (signature-mismatch 1)',
    'responses    500 ×2, 200 ×1, 401 ×1',
    'event types  order.created ×3',
  ]);
});

it('says nothing of signatures where none was verified', () => {
  const log = createReceivedLog(10);
  log.add({
    ...receivedRequest({ standing: log.beginAttempt('e-1').standing, response: status(200) }),
    signature: undefined,
  });

  expect(summaryLines(log.summary(), plainPalette)).toEqual([
    '1 request, 1 event, 0 retries, 0 duplicates',
    'responses    200 ×1',
    'event types  order.created ×1',
  ]);
});

it('sums up nothing in one line', () => {
  const lines = summaryLines(createReceivedLog(10).summary(), plainPalette);

  expect(lines).toEqual(['0 requests, 0 events, 0 retries, 0 duplicates']);
});

function status(statusCode: number, delayMs = 0) {
  return { kind: 'status', statusCode, delayMs } as const;
}

/** A palette that shows where it was used. */
function markingPalette(): Palette {
  const mark = (name: string) => (text: string) => `<${name}>${text}</${name}>`;
  return {
    bold: mark('bold'),
    dim: mark('dim'),
    green: mark('green'),
    red: mark('red'),
    yellow: mark('yellow'),
    cyan: mark('cyan'),
  };
}
