import { readFileSync } from 'node:fs';
import { faker } from '@faker-js/faker';
import { describe, expect, it } from 'vitest';
import { EVENT_CATALOG } from '../../../src/events/catalog.ts';
import type { EventTypeEntry } from '../../../src/events/event-type.ts';
import { isJsonObject } from '../../../src/internal/json.ts';
import {
  createValidator,
  follow,
  HINT_KEYWORDS,
  ID_BASE,
  nodesOf,
  OWN_FORMATS,
  SCHEMA_ROOT,
  SCHEMAS,
  type SchemaNode,
  typesOf,
} from './schema-files.ts';

const files = [...SCHEMAS.keys()];
const nodes = files.flatMap((file) => nodesOf(file));
const readme = readFileSync(new URL('README.md', SCHEMA_ROOT), 'utf8');
const catalog: readonly EventTypeEntry[] = EVENT_CATALOG;
const isEnvelope = (file: string) => file.includes('envelope');

describe('the schema files', () => {
  it('compile, every keyword and format being known', () => {
    const ajv = createValidator();

    for (const file of files) {
      expect(ajv.getSchema(`${ID_BASE}${file}.json`), file).toBeTypeOf('function');
    }
  });

  it('name themselves by their place and say what they are', () => {
    for (const [file, schema] of SCHEMAS) {
      expect(schema['$schema'], file).toBe('https://json-schema.org/draft/2020-12/schema');
      expect(schema['$id'], file).toBe(`${ID_BASE}${file}.json`);
      expect(schema['title'], file).toBeTypeOf('string');
      expect(schema['description'], file).toMatch(/^[A-Z].+\.$/s);
    }
  });

  it('refer only to what exists', () => {
    const dangling = nodes.filter(
      ({ file, node }) => typeof node['$ref'] === 'string' && follow(node['$ref'], file) === undefined,
    );

    expect(dangling.map(place)).toEqual([]);
  });

  it('describe every property', () => {
    const silent = nodes.filter(
      ({ at, node }) =>
        /\w$/.test(at) &&
        node['type'] !== 'null' &&
        node['$ref'] === undefined &&
        node['description'] === undefined,
    );

    expect(silent.map(place)).toEqual([]);
  });

  it('require only properties that they define', () => {
    for (const [file, schema] of SCHEMAS) {
      for (const { node } of [{ node: schema }, ...nodesOf(file)]) {
        const { required, properties } = node;
        const known = Object.keys(isJsonObject(properties) ? properties : {});
        expect(known, file).toEqual(expect.arrayContaining(Array.isArray(required) ? [...required] : []));
      }
    }
  });

  it('stay lenient: none forbids further keys', () => {
    expect(nodes.filter(({ node }) => node['additionalProperties'] === false)).toEqual([]);
  });
});

describe('catalog and schemas', () => {
  it('agree: every resource of the catalog has a schema', () => {
    const missing = catalog.filter(({ resource }) => resource !== null && !SCHEMAS.has(`v2/${resource}`));

    expect(missing).toEqual([]);
  });

  it('agree: every V2 schema is the payload of an event, an envelope or part of another schema', () => {
    const referred = nodes.flatMap(({ file, node }) =>
      typeof node['$ref'] === 'string' ? (follow(node['$ref'], file)?.path ?? []) : [],
    );
    const payloads = catalog.map(({ resource }) => `v2/${resource}`);
    const used = new Set([...referred, ...payloads]);

    const idle = files.filter((file) => file.startsWith('v2/') && !isEnvelope(file) && !used.has(file));

    // Prices are never the subject of an event; the mock of the REST API serves them.
    expect(idle).toEqual(['v2/products-price']);
  });

  it('agree on the paths of implied states', () => {
    for (const { name, resource, impliedState } of catalog) {
      for (const path of Object.keys(impliedState)) {
        expect(resolvePath(`v2/${resource}`, path), `${name}: ${path}`).toBeDefined();
      }
    }
  });

  it('agree on the values of implied states', () => {
    const ajv = createValidator();

    for (const { name, resource, impliedState } of catalog) {
      for (const [path, condition] of Object.entries(impliedState)) {
        const node = resolvePath(`v2/${resource}`, path) ?? {};
        const values =
          'equals' in condition ? [condition.equals] : 'oneOf' in condition ? condition.oneOf : [];
        const { $ref: _, ...own } = node;
        for (const value of values)
          expect(ajv.validate(own, value), `${name}: ${path} = ${value}`).toBe(true);
      }
    }
  });
});

describe('the hints for generation', () => {
  it('leave no leaf to chance', () => {
    const leaves = nodes.filter(({ file, node }) => !isEnvelope(file) && isLeaf(node));

    expect(leaves.length).toBeGreaterThan(300);
    expect(leaves.filter(({ node }) => !hasHint(node)).map(place)).toEqual([]);
  });

  it('name methods of Faker that exist and give a text', () => {
    const paths = [...hints()].filter((hint) => !hint.startsWith('cf.'));

    for (const path of paths) {
      const [group = '', method = ''] = path.split('.');
      const generate: unknown = Reflect.get(Reflect.get(faker, group) as object, method);
      expect(generate, path).toBeTypeOf('function');
      expect(typeof generate === 'function' ? generate() : undefined, path).toBeTypeOf('string');
    }
  });

  it('use exactly the words of our own that schemas/README.md explains', () => {
    const used = [...hints()].filter((hint) => hint.startsWith('cf.'));
    const explained = [...readme.matchAll(/`(cf\.\w+)`/g)].map(([, word]) => word);

    expect(new Set(used)).toEqual(new Set(explained));
  });

  it('use exactly the formats that schemas/README.md explains', () => {
    const used = nodes.flatMap(({ node }) => (typeof node['format'] === 'string' ? node['format'] : []));
    const [, section = ''] = /## Formats(.*?)##/s.exec(readme) ?? [];
    const names = section.split('\n').filter((line) => line.startsWith('| `'));
    const explained = names.flatMap((line) => [...(line.split('|')[1] ?? '').matchAll(/`([^`]+)`/g)]);

    expect(new Set(used)).toEqual(new Set(explained.map(([, name]) => name)));
    expect(Object.keys(OWN_FORMATS).filter((format) => !used.includes(format))).toEqual([]);
  });

  it('give values that the schema itself accepts', () => {
    const ajv = createValidator();

    for (const { file, at, node } of nodes) {
      const { 'x-usually': usual, examples } = node;
      const values = [...(usual === undefined ? [] : [usual]), ...(Array.isArray(examples) ? examples : [])];
      for (const value of values) expect(ajv.validate(node, value), `${file} ${at}: ${value}`).toBe(true);
    }
  });

  it('offer examples wherever one of the examples is to be taken', () => {
    const without = nodes.filter(
      ({ node }) => (node['faker'] === 'cf.example') !== Array.isArray(node['examples']),
    );

    expect(without.map(place)).toEqual([]);
  });

  it('are the only keywords of our own', () => {
    const own = nodes.flatMap(({ node }) => Object.keys(node).filter((key) => key.startsWith('x-')));

    expect(new Set([...own, 'faker'])).toEqual(new Set(HINT_KEYWORDS));
  });

  it('are absent from fields that ClickFunnels removed', () => {
    const removed = nodes.filter(({ node }) => node['deprecated'] === true);

    expect(removed.map(place)).toEqual(['v2/contact avatar_image']);
  });
});

function place({ file, at }: SchemaNode): string {
  return `${file} ${at}`;
}

/** A leaf is what a generator has to invent: neither an object, an array, a reference nor a choice. */
function isLeaf(node: SchemaNode['node']): boolean {
  const types = typesOf(node);
  const isContainer = types.includes('object') || types.includes('array');
  return !isContainer && node['$ref'] === undefined && node['anyOf'] === undefined && node['type'] !== 'null';
}

function hasHint(node: SchemaNode['node']): boolean {
  return ['enum', 'const', 'format', 'faker', 'x-usually'].some((keyword) => keyword in node);
}

function hints(): Set<string> {
  return new Set(nodes.flatMap(({ node }) => (typeof node['faker'] === 'string' ? node['faker'] : [])));
}

function resolvePath(file: string, path: string): SchemaNode['node'] | undefined {
  let where = { path: file, node: SCHEMAS.get(file) };
  for (const key of path.split('.')) {
    const child: unknown = isJsonObject(where.node?.['properties'])
      ? where.node['properties'][key]
      : undefined;
    if (!isJsonObject(child)) return undefined;
    where = (typeof child['$ref'] === 'string' ? follow(child['$ref'], where.path) : undefined) ?? {
      path: where.path,
      node: child,
    };
  }
  return where.node;
}
