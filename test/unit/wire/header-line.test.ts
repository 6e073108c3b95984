import { expect, it } from 'vitest';
import { parseHeader } from '../../../src/wire/header-line.ts';

it.each([
  ['X-Tenant: 7', ['X-Tenant', '7']],
  ['X-Tenant:7', ['X-Tenant', '7']],
  ['  X-Tenant :  a: b  ', ['X-Tenant', 'a: b']],
  ['X-Empty:', ['X-Empty', '']],
  ['Authorization: Basic dXNlcjpwYXNz', ['Authorization', 'Basic dXNlcjpwYXNz']],
  ['X-Name: Zoë', ['X-Name', 'Zoë']],
])('reads %j', (text, line) => {
  const parsed = parseHeader(text);

  expect(parsed).toEqual(line);
});

it.each([
  '',
  'X-Tenant',
  ': 7',
  'X Tenant: 7',
  'X-Tenänt: 7',
  'X-Split: a\r\nX-Injected: b',
  'X-City: 東京',
  'X-Nul: \0a',
])('refuses %j', (text) => {
  expect(() => parseHeader(text)).toThrow(
    expect.objectContaining({ code: 'invalid-option', cure: expect.stringContaining('X-Tenant: 7') }),
  );
});
