import { expect, it } from 'vitest';
import { CHECKS } from '../../../src/checks/catalog/registry.ts';
import { CHECK_GROUPS } from '../../../src/checks/engine/check.ts';

it('has checks whose ids are unique and of the form of the catalog', () => {
  const ids = CHECKS.map(({ id }) => id);

  expect(new Set(ids).size).toBe(ids.length);
  for (const id of ids) expect(id).toMatch(/^[A-Z]+-\d{2}[a-z]?$/);
});

it.each(CHECKS)('$id describes itself in lines that fit a report', (check) => {
  expect(check.promise).toMatch(/^[a-z].*[^.]$/);
  expect(check.promise.length).toBeLessThanOrEqual(90);
  expect(check.sends).toMatch(/[^.]$/);
  expect(check.decides).toMatch(/[^.]$/);
  expect(check.why).toMatch(/\.$/);
  expect(check.fix).toMatch(/[.:\w/]$/);
  expect(check.docs).toMatch(/^https:\/\//);
  expect(check.requests).toBeGreaterThan(0);
  for (const id of check.follows ?? []) expect(CHECKS.map((other) => other.id)).toContain(id);
});

it('lists the groups in the order of reports', () => {
  const places = CHECKS.map(({ group }) => CHECK_GROUPS.indexOf(group));

  expect(places).toEqual([...places].sort((a, b) => a - b));
});

it('names nothing of a language in what is said to receivers of all', () => {
  const own = /express|fastify|JSON\.|timingSafeEqual|parseInt|Number\(|NODE_ENV|\?\.|\?\?|\bBuffer\b/i;

  expect(CHECKS.filter(({ fix, why }) => own.test(fix) || own.test(why)).map(({ id }) => id)).toEqual([]);
});
