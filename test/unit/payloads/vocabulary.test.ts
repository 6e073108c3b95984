import { readdirSync } from 'node:fs';
import { expect, it } from 'vitest';
import { isJsonObject, type JsonObject, type JsonValue } from '../../../src/internal/json.ts';
import { fakerModules } from '../../../src/payloads/english-faker.ts';
import { REFINEMENTS } from '../../../src/payloads/resources/registry.ts';
import { readSchema } from '../../../src/payloads/schema-store.ts';
import { VOCABULARY } from '../../../src/payloads/vocabulary/vocabulary.ts';
import { createRandom } from '../../../src/random/random.ts';
import { dataOf, seeds, V2_ENTRIES, walk } from './payload-samples.ts';

const SCHEMAS = readdirSync(new URL('../../../schemas/v2/', import.meta.url)).map((file) =>
  file.replace('.json', ''),
);
const STEERING = ['faker', 'format', 'enum', 'const', 'x-usually'];

/** The generator responses a hint that it cannot resolve with random letters and says nothing. */
it('knows the word behind every hint in the schemas', () => {
  const hints = SCHEMAS.flatMap((name) => hintsIn(readSchema(`v2/${name}`)));

  expect(hints.length).toBeGreaterThan(200);
  expect(hints.filter((hint) => !resolves(hint))).toEqual([]);
});

it('leaves no column of text to chance', () => {
  const loose = Object.entries(REFINEMENTS).flatMap(([resource, { drafts }]) => {
    const properties = readSchema(`v2/${resource}`)['properties'];
    return Object.entries(isJsonObject(properties) ? properties : {})
      .filter(([name, column]) => drafts.includes(name) && isJsonObject(column) && isLooseText(column))
      .map(([name]) => ({ resource, name }));
  });

  // What no hint speaks of must be written by the refinement: a code, a short remark or nothing.
  for (const { resource, name } of loose) {
    const values = V2_ENTRIES.filter((entry) => entry.resource === resource).flatMap((entry) =>
      seeds(10).map((seed) => dataOf(entry.name, seed)[name]),
    );
    for (const value of values)
      expect(value === null || isReadable(value), `${resource}.${name}: ${value}`).toBe(true);
  }
});

it('says something different now and then', () => {
  const random = createRandom('words');

  for (const [name, word] of Object.entries(VOCABULARY)) {
    const said = new Set(Array.from({ length: 60 }, () => word(random)));
    expect(said.size, name).toBeGreaterThan(1);
  }
});

it('never falls back to the Latin of placeholder texts', () => {
  for (const { name } of V2_ENTRIES) {
    for (const seed of seeds(3)) {
      for (const { path, value } of walk(dataOf(name, seed))) {
        if (typeof value === 'string')
          expect(value, path).not.toMatch(/\b(lorem|ipsum|dolor|amet|voluptat\w*|undefined|NaN)\b/i);
      }
    }
  }
});

function hintsIn(node: JsonValue | undefined): string[] {
  if (Array.isArray(node)) return node.flatMap((item: JsonValue) => hintsIn(item));
  if (!isJsonObject(node)) return [];
  const own = typeof node['faker'] === 'string' ? [node['faker']] : [];
  return [...own, ...Object.values(node).flatMap((child) => hintsIn(child))];
}

function resolves(hint: string): boolean {
  if (hint === 'cf.example') return true;
  const [module = '', word = ''] = hint.split('.');
  if (module === 'cf') return word in VOCABULARY;
  const words = fakerModules()[module];
  return typeof words === 'object' && words !== null && typeof Reflect.get(words, word) === 'function';
}

function isLooseText(column: JsonObject): boolean {
  const type = column['type'];
  const isText = type === 'string' || (Array.isArray(type) && type.includes('string'));
  return isText && !STEERING.some((keyword) => keyword in column);
}

function isReadable(value: unknown): boolean {
  return typeof value !== 'string' || value === '' || /[ #_.-]/.test(value);
}
