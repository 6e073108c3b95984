import { createHmac } from 'node:crypto';
import { expect, it } from 'vitest';
import { buildWireRequest } from '../../../src/wire/wire-request.ts';
import { wireRequestInput } from '../../support/wire-builders.ts';

it("writes the header lines of Ruby's client in their order and letter case", () => {
  const input = wireRequestInput({ url: new URL('http://localhost:3000/hooks'), timestamp: 1_768_478_400 });

  const { method, headers } = buildWireRequest(input);

  expect(method).toBe('POST');
  expect(headers).toEqual([
    ['Accept-Encoding', 'gzip;q=1.0,deflate;q=0.6,identity;q=0.3'],
    ['Accept', '*/*'],
    ['User-Agent', 'Ruby'],
    ['Host', 'localhost'],
    ['Content-Type', 'application/json'],
    ['X-Webhook-Clickfunnels-Signature', expect.stringMatching(/^[\da-f]{64}$/)],
    ['X-Webhook-Clickfunnels-Timestamp', '1768478400'],
    ['X-Webhook-Clickfunnels-Id', input.eventId],
    ['Connection', 'close'],
    ['Content-Length', String(input.body.byteLength)],
  ]);
});

it('signs the timestamp that it sends and the bytes that it sends', () => {
  const input = wireRequestInput({
    body: Buffer.from('{"name":"Zoë 東京"}'),
    secret: 'abc',
    timestamp: 1_768_478_400,
  });

  const { headers } = buildWireRequest(input);

  const expected = createHmac('sha256', 'abc').update('1768478400.{"name":"Zoë 東京"}', 'utf8').digest('hex');
  expect(headers).toContainEqual(['X-Webhook-Clickfunnels-Signature', expected]);
});

it('counts the length of the body in bytes', () => {
  const { headers } = buildWireRequest(wireRequestInput({ body: Buffer.from('"日本"') }));

  expect(headers).toContainEqual(['Content-Length', '8']);
});

it('names an IPv6 host in brackets and without its port', () => {
  const { headers } = buildWireRequest(wireRequestInput({ url: new URL('http://[::1]:3000/') }));

  expect(headers).toContainEqual(['Host', '[::1]']);
});

it("puts header lines of the user's own behind ClickFunnels' ones, or in their place", () => {
  const input = wireRequestInput({
    extraHeaders: [
      ['X-Tenant', '7'],
      ['user-agent', 'Mine'],
    ],
  });

  const { headers } = buildWireRequest(input);

  expect(headers[2]).toEqual(['user-agent', 'Mine']);
  expect(headers.at(-1)).toEqual(['X-Tenant', '7']);
  expect(headers).toHaveLength(11);
});

it('keeps characters out of the id header that no header can hold', () => {
  const { headers } = buildWireRequest(wireRequestInput({ eventId: 'x\r\nInjected: 1 日' }));

  expect(headers).toContainEqual(['X-Webhook-Clickfunnels-Id', 'x??Injected: 1 ?']);
});
