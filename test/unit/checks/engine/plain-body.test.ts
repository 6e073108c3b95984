import { expect, it } from 'vitest';
import { plainBody } from '../../../../src/checks/engine/plain-body.ts';
import { EVENT_CATALOG } from '../../../../src/events/catalog.ts';
import { isJsonObject } from '../../../../src/internal/json.ts';
import { chooseApiVersion, createEvent } from '../../../../src/payloads/create-event.ts';
import { createRandom } from '../../../../src/random/random.ts';
import { serializeJson } from '../../../../src/wire/serialize.ts';

it.each(EVENT_CATALOG)('makes of $name a body that survives being parsed and written again', (entry) => {
  for (const seed of [1, 2, 3]) {
    const { body } = createEvent({
      entry,
      apiVersion: chooseApiVersion(entry, undefined),
      wire: 'documented',
      random: createRandom(seed),
      at: Date.UTC(2026, 0, 15),
    });
    const parsed: unknown = JSON.parse(Buffer.from(body).toString('utf8'));

    const plain = serializeJson(plainBody(isJsonObject(parsed) ? parsed : {}));

    expect(JSON.stringify(JSON.parse(plain))).toBe(plain);
    expect(plain).toMatch(/^[\x20-\x7e]+$/);
    expect(plain).not.toMatch(/[<>&]|\\u/);
  }
});

it('gives everybody a name and an address', () => {
  const body = { data: { email_address: null, first_name: null, anonymous: 1, website_url: null } };

  expect(plainBody(body)).toEqual({
    data: {
      email_address: 'ada.lovelace@example.com',
      first_name: 'Ada',
      anonymous: 0,
      website_url: null,
    },
  });
});

it('takes accents off, and leaves out keys that JavaScript would move', () => {
  expect(plainBody({ name: 'Zoë & <b>', b: { '10': 1, x: 2 } })).toEqual({ name: 'Zoe  b', b: { x: 2 } });
});
