import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import type { ErrorObject } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { EVENT_CATALOG } from '../../../src/events/catalog.ts';
import { isJsonObject, type JsonObject, type JsonValue } from '../../../src/internal/json.ts';
import { createValidator, follow, ID_BASE, SCHEMAS, typesOf } from './schema-files.ts';

/** The fact files, if they lie beside the checkout or where the environment says. */
const FACTS = factsFolder();

interface EventFacts {
  readonly name: string;
  readonly in_seeds: boolean;
  readonly versions: readonly string[];
  readonly subject_type: string;
  readonly subject_type_certainty: string;
  readonly resource: string;
  readonly state: JsonObject;
  readonly state_certainty: string;
  readonly aliases: readonly string[];
}

interface FieldFacts {
  readonly path: string;
  readonly types: readonly string[];
  readonly nullable: boolean;
  readonly required?: boolean;
  readonly format?: string;
  readonly enum?: readonly JsonValue[];
  readonly items?: readonly string[];
  readonly type_doubtful?: boolean;
  readonly removed?: string;
}

interface ResourceFacts {
  readonly fields: readonly FieldFacts[];
  readonly payload_unknown?: boolean;
}

describe.skipIf(FACTS === undefined)(
  'the facts (skipped unless they lie in ../shared/clickfunnels or in $CF_WEBHOOK_SIM_FACTS)',
  () => {
    const events = read<EventFacts[]>('events.json');
    const { resources } = read<{ resources: Record<string, ResourceFacts> }>('resources.json', {
      resources: {},
    });
    const known = Object.entries(resources).filter(
      ([name, { payload_unknown }]) => payload_unknown !== true && name !== 'Address',
    );

    it('list the same event types in the same order', () => {
      expect(EVENT_CATALOG.map(({ name }) => name)).toEqual(events.map(({ name }) => name));
    });

    it.each(events.map((facts, index) => ({ name: facts.name, facts, index })))(
      'say the same of $name as the catalog',
      ({ facts, index }) => {
        expect(EVENT_CATALOG[index]).toMatchObject({
          name: facts.name,
          catalog: facts.in_seeds ? 'documented' : 'later',
          versions: facts.versions.map((version) => version.toLowerCase()),
          subjectType: facts.subject_type,
          subjectTypeCertainty: subjectCertainty(facts),
          resource: facts.versions.includes('V2') ? schemaName(facts.resource) : null,
          stateCertainty: certainty(facts.state_certainty),
          aliases: facts.aliases,
        });
        expect(EVENT_CATALOG[index]?.impliedState).toEqual(impliedState(facts.state));
      },
    );

    it.each(known.map(([name, facts]) => ({ name, fields: facts.fields })))(
      'find every field of $name in its schema',
      ({ name, fields }) => {
        const file = schemaFile(name);

        for (const field of fields) {
          expect(describedIn(file, field), field.path).toEqual(expected(field));
          const itemTypes = variants(file, `${field.path}[]`).flatMap(typesOf);
          expect(itemTypes, field.path).toEqual(expect.arrayContaining([...(field.items ?? [])]));
        }
      },
    );

    it('require everything that a schema requires', () => {
      for (const [name, { fields }] of known) {
        const required = SCHEMAS.get(schemaFile(name))?.['required'];
        const allowed = fields.filter((field) => field.required === true).map(({ path }) => path);
        expect(allowed, name).toEqual(expect.arrayContaining(Array.isArray(required) ? [...required] : []));
      }
    });

    it('mark as removed what a schema calls deprecated', () => {
      for (const [name, { fields }] of known) {
        for (const { path, removed } of fields) {
          const [node] = variants(schemaFile(name), path);
          expect(node?.['deprecated'] === true, `${name} ${path}`).toBe(removed !== undefined);
        }
      }
    });

    it.each(samples())('hold the published payload $file, which the schemas accept', ({ file }) => {
      const { schema, data, envelope } = sampleParts(file);

      expect(problems(schema, data)).toEqual([]);
      if (envelope !== undefined) expect(problems(envelope.schema, envelope.body)).toEqual([]);
    });
  },
);

function factsFolder(): URL | undefined {
  const asked = process.env['CF_WEBHOOK_SIM_FACTS'];
  const folder =
    asked === undefined || asked === ''
      ? new URL('../../../../shared/clickfunnels/', import.meta.url)
      : pathToFileURL(`${asked}/`);
  return existsSync(new URL('resources.json', folder)) ? folder : undefined;
}

function read<Facts>(file: string, none: Facts = [] as Facts): Facts {
  return FACTS === undefined ? none : (JSON.parse(readFileSync(new URL(file, FACTS), 'utf8')) as Facts);
}

/** `Orders::Invoices::LineItem` is described by orders-invoices-line-item. */
function schemaName(className: string): string {
  return className
    .replaceAll('::', '-')
    .replaceAll(/([a-z])([A-Z])/g, '$1-$2')
    .toLowerCase();
}

function schemaFile(className: string): string {
  return className.startsWith('V1::')
    ? `v1/${schemaName(className.slice(4))}`
    : `v2/${schemaName(className)}`;
}

/** Subjects that were inferred, and which captured purchases of 2026 confirm. */
const SEEN_SINCE = ['one-time-order.invoice.paid', 'subscription/invoice.paid', 'subscription.invoice.paid'];

/** Bullet Train's code names the plain events of a record after its class, so that such a class is no guess. */
function subjectCertainty({ name, subject_type, subject_type_certainty, aliases }: EventFacts): string {
  const graded = certainty(subject_type_certainty);
  if (graded !== 'assumed') return graded;
  const prefix = subject_type
    .replaceAll('::', '/')
    .replaceAll(/([a-z])([A-Z])/g, '$1_$2')
    .toLowerCase();
  const isPlain = EVENT_CATALOG.some(
    (entry) => /^(.+)\.(created|updated|deleted)$/.exec(entry.name)?.[1] === prefix,
  );
  const isNamed = [name, ...aliases].some((spelling) => spelling.replace(/\.[^.]*$/, '') === prefix);
  return (isPlain && isNamed) || SEEN_SINCE.includes(name) ? 'observed' : 'assumed';
}

function certainty(word: string): string {
  return word === 'inferred' ? 'assumed' : 'documented';
}

function impliedState(state: JsonObject): JsonObject {
  return Object.fromEntries(
    Object.entries(state).map(([path, value]) => [
      path === 'email_address or phone_number' ? 'email_address' : path,
      condition(value ?? null),
    ]),
  );
}

function condition(value: JsonValue): JsonObject {
  if (!isJsonObject(value)) return { equals: value };
  return 'one_of' in value ? { oneOf: value['one_of'] } : { present: value['not_null'] };
}

interface FieldDescription {
  readonly types: ReadonlySet<string>;
  readonly format: JsonValue | undefined;
  readonly enum: readonly JsonValue[] | undefined;
}

function expected(field: FieldFacts): FieldDescription {
  const types = new Set([...field.types, ...(field.nullable ? ['null'] : [])]);
  if (field.type_doubtful === true) types.add('integer');
  if (field.path.endsWith('previous_line_item')) types.add('object');
  return {
    types,
    format: field.format ?? undefined,
    enum: field.enum ?? undefined,
  };
}

function describedIn(file: string, { path }: FieldFacts): FieldDescription {
  const nodes = variants(file, path);
  const choices = nodes.find((node) => Array.isArray(node['enum']))?.['enum'];
  return {
    types: new Set(nodes.flatMap(typesOf)),
    format: nodes.find((node) => node['format'] !== undefined)?.['format'],
    enum: Array.isArray(choices) ? choices.filter((choice: JsonValue) => choice !== null) : undefined,
  };
}

/** What a schema says at a dotted path, one node for each branch of a choice; references are followed. */
function variants(file: string, path: string): JsonObject[] {
  const steps = path.replaceAll('[]', '.[]').split('.');
  let places = branches({ path: file, node: SCHEMAS.get(file) ?? {} });
  for (const step of steps) {
    places = places.flatMap(({ path: within, node }) => {
      const properties = isJsonObject(node['properties']) ? node['properties'] : {};
      const child = step === '[]' ? node['items'] : properties[step];
      return isJsonObject(child) ? branches({ path: within, node: child }) : [];
    });
  }
  return places.map(({ node }) => node);
}

interface Place {
  readonly path: string;
  readonly node: JsonObject;
}

function branches({ path, node }: Place): Place[] {
  if (typeof node['$ref'] === 'string') {
    const target = follow(node['$ref'], path);
    return target === undefined ? [] : branches(target);
  }
  const { anyOf } = node;
  if (!Array.isArray(anyOf)) return [{ path, node }];
  return anyOf.flatMap((branch: JsonValue) => (isJsonObject(branch) ? branches({ path, node: branch }) : []));
}

/** Published payloads; those of the REST API's own webhook resources are not payloads of an event. */
function samples(): { file: string }[] {
  if (FACTS === undefined) return [];
  return readdirSync(new URL('samples/', FACTS))
    .filter((file) => file.endsWith('.json') && !file.startsWith('webhooks-'))
    .map((file) => ({ file }));
}

interface SampleParts {
  readonly schema: string;
  readonly data: unknown;
  readonly envelope?: { readonly schema: string; readonly body: unknown };
}

function sampleParts(file: string): SampleParts {
  const body = read<JsonObject>(`samples/${file}`);
  const resource = (file.split('.')[0] ?? '')
    .replaceAll('_', '-')
    .replace('scheduledevent', 'scheduled-event');
  if (file.includes('.V1.')) {
    return { schema: `v1/${resource}`, data: body['data'], envelope: { schema: 'v1/envelope', body } };
  }

  const schema = `v2/${resource}`;
  // The documentation of March 2024 shows a dump of the REST resource, which was never an envelope.
  if ('event_type_id' in body) return { schema, data: body['data'] };
  if (!('event_type' in body && 'event_id' in body)) return { schema, data: body };
  const shape = 'api_version' in body ? 'observed' : 'documented';
  return { schema, data: body['data'], envelope: { schema: `v2/envelope-${shape}`, body } };
}

/** What a schema finds wrong with a payload, leaving aside what its publisher put in by hand. */
function problems(schema: string, value: unknown): string[] {
  const validate = createValidator().getSchema(`${ID_BASE}${schema}.json`);
  if (validate === undefined) return [`There is no schema ${schema}.`];
  void validate(value);
  return (validate.errors ?? []).filter((error) => !isEditedByHand(error)).map(problem);
}

/** An e-mail address that was redacted, or a word where an invented payload should have a URL. */
function isEditedByHand({ keyword, data }: ErrorObject): boolean {
  return (
    keyword === 'format' && ['[email protected]', '[email\u00a0protected]', 'test1'].includes(String(data))
  );
}

function problem({ instancePath, message }: ErrorObject): string {
  return `${instancePath} ${message}`;
}
