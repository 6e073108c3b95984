import { createHmac } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import getPort from 'get-port';
import { expect, it } from 'vitest';
import { spaced } from '../../../src/checks/catalog/json-forms.ts';
import { createSimulator } from '../../../src/compose/create-simulator.ts';
import { DEVELOPMENT_SECRET } from '../../../src/signature/sign.ts';
import {
  checked,
  receiverThat,
  resultOf,
  SECRET,
  type SeenRequest,
  type SeenResponse,
} from './check-receivers.ts';

const HTML = { 'content-type': 'text/html' };

/** What receivers respond to a valid delivery, and what the report has to say about the cause. */
const REFUSALS: readonly (readonly [what: string, response: SeenResponse, why: RegExp])[] = [
  ['a page of CSRF protection', { status: 422, headers: HTML, text: '<html>no</html>' }, /CSRF protection/],
  ['419', { status: 419, text: 'Page Expired' }, /CSRF protection/],
  [
    'a redirect to a login page',
    { status: 302, headers: { location: '/users/sign_in' } },
    /behind authentication/,
  ],
  ['another redirect', { status: 307, headers: { location: '/webhooks/' } }, /does not follow redirects/],
  ['404', 404, /no route at this path/],
  ['405', 405, /does not accept POST/],
  ['401', 401, /a different secret, or a signature computed over something other/],
  ['400 with words about a signature', { status: 400, text: 'bad signature' }, /a different secret/],
  ['500', 500, /not in ClickFunnels' success list/],
  ['208', 208, /208 is not in ClickFunnels' success list/],
  ['no response', 'hang up', /closed without a response/i],
];

it.each(REFUSALS)('says what is probably behind %s', async (_, response, why) => {
  const report = await checked(receiverThat(() => response));

  expect(resultOf(report, 'CTRL-01')).toMatchObject({ verdict: 'incomplete' });
  expect(resultOf(report, 'CTRL-01').observed).toMatch(why);
  expect(resultOf(report, 'CTRL-01').fix).not.toBe('');
  expect(report.checks.filter(({ verdict }) => verdict !== 'incomplete')).toEqual([]);
  expect(report.verdict).toBe('incomplete');
});

it.each([
  ['over the body alone', ({ body }: SeenRequest) => hmac(body)],
  [
    'without the dot',
    ({ body, headers }: SeenRequest) =>
      hmac(Buffer.concat([Buffer.from(String(headers['x-webhook-clickfunnels-timestamp'])), body])),
  ],
  [
    'over the body as Python serializes it',
    ({ body, headers }: SeenRequest) => {
      const written = spaced(JSON.parse(body.toString('utf8')));
      return hmac(Buffer.from(`${headers['x-webhook-clickfunnels-timestamp']}.${written}`));
    },
  ],
])('finds out that a receiver takes a signature %s', async (expected, sign) => {
  const receiver = receiverThat((request) =>
    request.headers['x-webhook-clickfunnels-signature'] === sign(request) ? 200 : 401,
  );

  const report = await checked(receiver);

  expect(resultOf(report, 'CTRL-01').observed).toContain(`It accepts a signature ${expected}`);
});

const OTHER_WAYS: readonly (readonly [
  expected: string,
  isRight: (request: SeenRequest, timestamp: string) => boolean,
])[] = [
  [
    'It accepts a signature prefixed with "sha256="',
    ({ body, headers }, timestamp) =>
      headers['x-webhook-clickfunnels-signature'] === `sha256=${hmac(message(timestamp, body))}`,
  ],
  [
    'It accepts a signature in base64',
    ({ body, headers }, timestamp) =>
      headers['x-webhook-clickfunnels-signature'] === hmac(message(timestamp, body), SECRET, 'base64'),
  ],
  [
    'It accepts a signature with a timestamp in milliseconds',
    ({ genuine }, timestamp) => genuine && timestamp.length === 13,
  ],
  [
    'It reads the signature from X-Webhook-Signature, which ClickFunnels does not send: an HMAC of timestamp + "." + body.',
    ({ body, headers }, timestamp) => headers['x-webhook-signature'] === hmac(message(timestamp, body)),
  ],
  [
    'It reads the signature from X-Hub-Signature-256, which ClickFunnels does not send: an HMAC of the body alone, prefixed with "sha256=".',
    ({ body, headers }) => headers['x-hub-signature-256'] === `sha256=${hmac(body)}`,
  ],
  [
    'It reads the timestamp from X-Webhook-Timestamp, which ClickFunnels does not send.',
    ({ genuine, headers }) => genuine && headers['x-webhook-timestamp'] !== undefined,
  ],
  [
    'It reads the signature from X-CF-Signature and the timestamp from X-CF-Timestamp, which ClickFunnels does not send: an HMAC of timestamp + "." + body.',
    ({ body, headers }) =>
      headers['x-cf-signature'] === hmac(message(String(headers['x-cf-timestamp']), body)),
  ],
];

it.each(OTHER_WAYS)('finds out: %s', async (expected, isRight) => {
  const receiver = receiverThat((request) =>
    isRight(request, String(request.headers['x-webhook-clickfunnels-timestamp'])) ? 200 : 401,
  );

  const report = await checked(receiver);

  expect(resultOf(report, 'CTRL-01').observed).toContain(expected);
  expect(resultOf(report, 'CTRL-01').fix).not.toContain('--secret');
});

it.each([
  ['the empty secret', ''],
  ['the text "undefined"', 'undefined'],
  ["the simulator's default secret", DEVELOPMENT_SECRET],
  ['the secret and a line break', `${SECRET}\n`],
  ['the secret in double quotation marks', `"${SECRET}"`],
])('tells a wrong secret from a wrong message: %s', async (what, secret) => {
  const receiver = receiverThat(({ body, headers }) => {
    const timestamp = String(headers['x-webhook-clickfunnels-timestamp']);
    return headers['x-webhook-clickfunnels-signature'] === hmac(message(timestamp, body), secret) ? 200 : 401;
  });

  const report = await checked(receiver);

  expect(resultOf(report, 'CTRL-01').observed).toContain(
    `The message is right and the secret is not: it verifies with ${what}`,
  );
});

it('says that it is one or the other where a receiver has a secret of its own', async () => {
  const receiver = receiverThat(({ body, headers }) => {
    const timestamp = String(headers['x-webhook-clickfunnels-timestamp']);
    return headers['x-webhook-clickfunnels-signature'] === hmac(message(timestamp, body), 'its own')
      ? 200
      : 401;
  });

  const report = await checked(receiver);

  expect(resultOf(report, 'CTRL-01').observed).toContain('probably a different secret, or a signature');
});

it('goes on with the first kind of event that is taken', async () => {
  const receiver = receiverThat(({ body, genuine }) => {
    if (!genuine) return 401;
    return body.includes('"event_type":"order.created"') ? 200 : 400;
  });

  const report = await checked(receiver, { only: ['CTRL', 'SIG-02'] });

  expect(resultOf(report, 'CTRL-01')).toMatchObject({ verdict: 'pass', observed: '200 for order.created' });
  expect(resultOf(report, 'SIG-02').verdict).toBe('pass');
});

it('sends the event that is asked for, and no other', async () => {
  const types: string[] = [];
  const receiver = receiverThat(({ body }) => {
    types.push(/"event_type":"([^"]+)"/.exec(body.toString())?.[1] ?? '');
    return 200;
  });

  await checked(receiver, { only: ['control'], eventType: 'product.updated' });

  expect(types).toEqual(['product.updated', 'product.updated']);
});

it('tells a receiver that is not there from one that refuses', async () => {
  await using simulator = createSimulator({ to: await getPort(), secret: SECRET });

  const report = await simulator.check();

  expect(resultOf(report, 'CTRL-01').observed).toContain('nothing listens there');
  expect(report.summary).toMatchObject({ reachedReceiver: false, requests: 1 });
});

it('finds a receiver at the other address of the machine', async () => {
  const server = createServer((_, response) => response.end());
  const port = await getPort({ host: '127.0.0.1' });
  await once(server.listen(port, '127.0.0.1'), 'listening');
  await using simulator = createSimulator({ to: `http://[::1]:${port}/hooks`, secret: SECRET });

  const report = await simulator.check();
  server.close();

  expect(resultOf(report, 'CTRL-01').observed).toContain(`something does at 127.0.0.1:${port}`);
  expect(resultOf(report, 'CTRL-01').fix).toContain(`http://localhost:${port}/hooks`);
});

function message(timestamp: string, body: Buffer): Buffer {
  return Buffer.concat([Buffer.from(`${timestamp}.`), body]);
}

function hmac(signed: Buffer, secret = SECRET, encoding: 'hex' | 'base64' = 'hex'): string {
  return createHmac('sha256', secret).update(signed).digest(encoding);
}
