import { describe, expect, it } from 'vitest';
import { EVENT_CATALOG } from '../../../src/events/catalog.ts';
import type { WireShape } from '../../../src/events/envelope.ts';
import type { ApiVersion } from '../../../src/events/event-type.ts';
import { requireEventType } from '../../../src/events/find-event-types.ts';
import { readEventBody } from '../../../src/matchers/event-body.ts';
import { matchEventSchema } from '../../../src/matchers/match-event-schema.ts';
import { checkedRequest, matchSignature } from '../../../src/matchers/match-signature.ts';
import { createEvent } from '../../../src/payloads/create-event.ts';
import { createRandom } from '../../../src/random/random.ts';
import { SIGNATURE_HEADER, TIMESTAMP_HEADER } from '../../../src/signature/header-names.ts';
import { signBody } from '../../../src/signature/sign.ts';

const SECRET = 'a secret of this test';
const SIGNED_AT = 1_767_225_600;
const BODY = '{"data":{"name":"Zoë"}}';

describe('the schema of an event', () => {
  it.each(EVENT_CATALOG.map(({ name }) => name))('is matched by what is sent as %s', (name) => {
    const version = requireEventType(name).versions.includes('v2') ? 'v2' : 'v1';

    const match = matchEventSchema(read(bodyOf(name, version)), name);

    expect(match.pass, match.message()).toBe(true);
  });

  it.each<readonly [ApiVersion, WireShape]>([
    ['v1', 'documented'],
    ['v2', 'documented'],
    ['v2', 'observed'],
  ])('is matched in %s with the %s envelope', (apiVersion, wire) => {
    const body = bodyOf('order.created', apiVersion, wire);

    expect(matchEventSchema(read(body), 'order.created', { apiVersion, wire }).pass).toBe(true);
    expect(matchEventSchema(read(body), 'order.created', { apiVersion }).pass).toBe(true);
  });

  it('is matched by a body as an object, as text and as bytes', () => {
    const bytes = bodyOf('contact.created');
    const text = Buffer.from(bytes).toString();

    for (const body of [bytes, text, JSON.parse(text)]) {
      expect(matchEventSchema(read(body), 'contact.created').pass).toBe(true);
    }
  });

  it('tells everything that is wrong, with paths', () => {
    const order = JSON.parse(Buffer.from(bodyOf('order.created')).toString());
    delete order.data.id;
    order.data.currency = 12;

    const { pass, message, actual, expected } = matchEventSchema(read(order), 'order.updated');

    expect(pass).toBe(false);
    expect(message().split('\n')).toEqual([
      'The body should match the schema of order.updated (V2, documented envelope), but does not:',
      '',
      '  data.id        is required but missing',
      '  data.currency  must be a string, got 12',
      '  event_type     must be "order.updated", got "order.created"',
    ]);
    expect(expected).toEqual([]);
    expect(actual).toHaveLength(3);
  });

  it.each([
    ['text that is no JSON', 'hello', 'but is not JSON.'],
    ['an empty body', '', 'but is empty.'],
    ['bytes that are no UTF-8', Buffer.from([0xff, 0xfe]), 'but is not UTF-8.'],
    ['JSON of another kind', '7', 'the body  must be an object, got 7'],
  ])('is not matched by %s', (_what, body, message) => {
    const match = matchEventSchema(read(body), 'order.created');

    expect(match.pass).toBe(false);
    expect(match.message()).toContain(message);
  });

  it('is named in the message for "not"', () => {
    const match = matchEventSchema(read(bodyOf('order.created', 'v2', 'observed')), 'order.created');

    expect(match.message()).toBe(
      'The body should not match the schema of order.created (V2, observed envelope), but does.',
    );
  });

  it('is not there for names and versions that do not exist', () => {
    const body = read(bodyOf('order.created'));

    // @ts-expect-error: no event type has this name
    expect(() => matchEventSchema(body, 'order.creatd')).toThrow('Did you mean "order.created"');
    expect(() => matchEventSchema(body, 'course.created', { apiVersion: 'v1' })).toThrow(
      "course.created does not exist in V1, so there is no schema for it. Leave apiVersion out, or use 'v2'.",
    );
  });

  it.each([
    ['a promise', Promise.resolve({}), 'got a promise. Await it first.'],
    ['nothing', undefined, 'got undefined.'],
    ['a number', 7, 'got 7.'],
  ])('is not compared with %s', (_what, body, message) => {
    expect(() => read(body)).toThrow(message);
  });
});

describe('a signature', () => {
  const headers = {
    [SIGNATURE_HEADER]: signBody({ secret: SECRET, timestamp: SIGNED_AT, body: BODY }),
    [TIMESTAMP_HEADER]: String(SIGNED_AT),
  };
  const now = (SIGNED_AT + 60) * 1_000;

  it('is valid for the secret, the timestamp and the body that it was made with', () => {
    expect(matchSignature({ headers, body: BODY }, SECRET, { now }).pass).toBe(true);
    expect(
      matchSignature({ headers: new Headers(headers), body: Buffer.from(BODY) }, SECRET, { now }).pass,
    ).toBe(true);
    expect(
      matchSignature({ rawHeaders: Object.entries(headers).flat(), body: BODY }, SECRET, { now }).pass,
    ).toBe(true);
    expect(matchSignature({ headers, body: BODY }, ['old', SECRET], { now }).pass).toBe(true);
  });

  it('is refused otherwise, with the reason and the facts', () => {
    const { pass, message, actual } = matchSignature({ headers, body: `${BODY} ` }, SECRET, { now });

    expect(pass).toBe(false);
    expect(message().split('\n')).toEqual([
      'The request should have a valid signature. The signature does not match this secret, timestamp and body.',
      '',
      `  X-Webhook-Clickfunnels-Signature  ${headers[SIGNATURE_HEADER]}`,
      '  X-Webhook-Clickfunnels-Timestamp  1767225600',
      '  the present                       1767225660',
      '  the body                          25 bytes',
    ]);
    expect(actual).toMatchObject({ valid: false, reason: 'signature-mismatch' });
    expect(message()).not.toContain(SECRET);
  });

  it("is too old by the true time, and within a tolerance of one's own", () => {
    const request = { headers, body: BODY };

    expect(matchSignature(request, SECRET).actual).toMatchObject({ reason: 'timestamp-too-old' });
    expect(matchSignature(request, SECRET, { toleranceSeconds: 1e9 }).pass).toBe(true);
  });

  it('is shown in the message for "not", and as missing where there is none', () => {
    expect(matchSignature({ headers, body: BODY }, SECRET, { now }).message()).toContain(
      'The request should not have a valid signature, but has one.',
    );
    expect(matchSignature({ headers: {}, body: BODY }, SECRET, { now }).message()).toMatch(
      /X-Webhook-Clickfunnels-Signature {2}missing\n/,
    );
  });

  it('cannot tell a terminal what to do', () => {
    const forged = { ...headers, [SIGNATURE_HEADER]: '\u001b[2Jab', [TIMESTAMP_HEADER]: '\u001b[31m' };

    expect(matchSignature({ headers: forged, body: BODY }, SECRET, { now }).message()).not.toContain(
      '\u001b',
    );
  });

  it.each([undefined, 'text', {}, { body: '' }, { headers: {} }, { headers: 'none', body: '' }])(
    'is not looked for in %j',
    (value) => {
      expect(() => checkedRequest(value, 'toHaveValidSignature()')).toThrow(
        'toHaveValidSignature() takes a request with headers (or rawHeaders) and a body of text or bytes.',
      );
    },
  );
});

function read(body: unknown) {
  return readEventBody(body, 'toMatchEventSchema()');
}

function bodyOf(name: string, apiVersion: ApiVersion = 'v2', wire: WireShape = 'documented'): Uint8Array {
  const random = createRandom('7');
  return createEvent({ entry: requireEventType(name), apiVersion, wire, random, at: 0 }).body;
}
