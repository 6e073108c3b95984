import { expect, it } from 'vitest';
import { isLoopback } from '../../../src/wire/loopback.ts';
import { parseTarget, withoutCredentials } from '../../../src/wire/target.ts';

it.each([
  [3000, 'http://localhost:3000/'],
  ['3000', 'http://localhost:3000/'],
  ['3000/webhooks?tenant=7', 'http://localhost:3000/webhooks?tenant=7'],
  [':3000', 'http://localhost:3000/'],
  [' localhost:3000 ', 'http://localhost:3000/'],
  ['localhost:3000/webhooks?tenant=7', 'http://localhost:3000/webhooks?tenant=7'],
  ['http://localhost:3000', 'http://localhost:3000/'],
  ['https://127.0.0.1:8443/hooks#top', 'https://127.0.0.1:8443/hooks'],
  ['HTTP://LOCALHOST/a b?q=ü', 'http://localhost/a%20b?q=%C3%BC'],
  ['[::1]:3000/x', 'http://[::1]:3000/x'],
  ['http://shop.localhost:3000/', 'http://shop.localhost:3000/'],
  ['http://0.0.0.0:3000/', 'http://0.0.0.0:3000/'],
  [new URL('http://localhost:3000/given'), 'http://localhost:3000/given'],
])('reads %s as a place to send to', (target, href) => {
  const url = parseTarget(target, []);

  expect(url.href).toBe(href);
});

it.each([
  '',
  '0',
  '70000',
  'http://',
  'ftp://localhost/',
  'localhost:port',
  'file:///etc/passwd',
  'http://[::1',
])('refuses %j as a place to send to', (target) => {
  expect(() => parseTarget(target, [])).toThrow(
    expect.objectContaining({
      code: 'invalid-url',
      cure: expect.stringContaining('localhost:3000/webhooks'),
    }),
  );
});

it.each([
  'https://example.com/hooks',
  '192.168.1.20:3000',
  'http://localhost.example.com/',
  'http://127.example.com/',
])('refuses %s, which is not on this machine, until it is allowed by name', (target) => {
  const { hostname } = new URL(target.includes('://') ? target : `http://${target}`);

  expect(() => parseTarget(target, ['another.example'])).toThrow(
    expect.objectContaining({ code: 'remote-target-refused', cure: expect.stringContaining(hostname) }),
  );
  expect(parseTarget(target, [hostname.toUpperCase()]).hostname).toBe(hostname);
});

it('allows a host together with its port', () => {
  const url = parseTarget('http://staging.example:8080/hooks', ['staging.example:8080']);

  expect(url.host).toBe('staging.example:8080');
  expect(() => parseTarget('http://staging.example:9090/', ['staging.example:8080'])).toThrow(
    /not on this machine/,
  );
});

it('does not change the URL that it was given', () => {
  const given = new URL('http://localhost:3000/#part');

  parseTarget(given, []);

  expect(given.hash).toBe('#part');
});

it('knows the names of this machine', () => {
  const local = ['localhost', 'LOCALHOST', 'shop.localhost', '127.0.0.1', '127.9.9.9', '[::1]'];
  const remote = ['example.com', 'localhost.com', '128.0.0.1', '10.0.0.1', '0.0.0.0', '[::2]'];

  expect(local.filter(isLoopback)).toEqual(local);
  expect(remote.filter(isLoopback)).toEqual([]);
});

it('shows a URL without user name and password', () => {
  const shown = withoutCredentials(new URL('http://user:pass@localhost:3000/hooks?x=1'));

  expect(shown).toBe('http://localhost:3000/hooks?x=1');
});
