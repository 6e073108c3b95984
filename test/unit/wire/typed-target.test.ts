import { expect, it } from 'vitest';
import { parseTarget, refusedByRuby, requestHost, requestPath } from '../../../src/wire/target.ts';

it.each([
  ['http://localhost:3000/?', '/?'],
  ['http://localhost:3000?tenant=7', '/?tenant=7'],
  ['3000/a?', '/a?'],
  ['localhost:3000/a/../b/./c', '/a/../b/./c'],
  ['http://localhost:3000/hooks#top', '/hooks'],
  ['http://user:pw@localhost:3000/x', '/x'],
  ['http://localhost:3000/a b', '/a%20b'],
])('asks %s for what was typed', (typed, path) => {
  expect(requestPath(parseTarget(typed, []))).toBe(path);
});

it('keeps the letter case of the host, through a copy of the URL', () => {
  const url = parseTarget(parseTarget('http://LocalHost:3000/', []), []);

  expect(requestHost(url)).toBe('LocalHost');
  expect(url.hostname).toBe('localhost');
});

it.each(['http://localhost/ü', 'localhost:3000/a b', '3000/{id}', '3000/a?x=%zz', 'http://localhost/a\\b'])(
  'knows that Ruby refuses %s',
  (typed) => {
    expect(refusedByRuby(typed)).toMatch(/^it contains /);
  },
);

it.each(['3000', 'localhost:3000/a?x=%C3%BC', 'http://localhost:3000/a?b[]=1'])(
  'knows that Ruby takes %s',
  (typed) => {
    expect(refusedByRuby(typed)).toBeUndefined();
  },
);
