import { resolve } from 'node:path';
import { readSourceFile } from '../../source/read-source.ts';
import type { SourceKind } from '../../source/source-kind.ts';
import { nodeInWords, type SourceEntry, type SourceNode, sourceError } from '../../source/source-node.ts';
import { type Counts, isFieldState } from '../shape/field-state.ts';
import { checkEventName, checkFields } from './check-overlay.ts';
import {
  type LearnedEvent,
  type LearnedField,
  type LearnedFields,
  OVERLAY_FORMAT,
  type Overlay,
} from './overlay.ts';

/** How messages speak of overlays. An overlay of every event type has a line for thousands of fields. */
const OVERLAY: SourceKind = {
  noun: 'learned',
  example: 'the output of cf-webhook-sim learn',
  columns: false,
  missing: 'Write one with cf-webhook-sim learn RECORDING.',
  mostValues: 5_000_000,
};

const TOP_KEYS = ['format', 'deliveries', 'currencies', 'products', 'stories', 'envelope', 'events'];
const EVENT_KEYS = ['subjectType', 'deliveries', 'order', 'fields'];
const FIELD_KEYS = ['values', 'like', 'range', 'items', 'distinct', 'shared', 'same', 'follows', 'given'];
const V1_ENDING = ' (v1)';

/**
 * Reads an overlay.
 *
 * @param cwd The working directory, which messages name the file from.
 * @throws SimulatorError `file-unreadable`, or `invalid-option` and `unknown-option` with the line of what is wrong.
 */
export async function readOverlay(path: string, cwd: string): Promise<Overlay> {
  const top = await readSourceFile(resolve(cwd, path), cwd, OVERLAY);
  const entries = entriesOf(top, 'the file', TOP_KEYS);
  const format = entries.get('format');
  if (format?.value.kind !== 'scalar' || format.value.text !== OVERLAY_FORMAT) {
    throw sourceError(
      format?.place ?? top.place,
      `"format" must be ${OVERLAY_FORMAT}.`,
      'Write the file again with cf-webhook-sim learn RECORDING.',
    );
  }
  const envelope = entries.get('envelope');
  const events = entries.get('events');
  return {
    deliveries: numberIn(entries.get('deliveries')) ?? 0,
    currencies: countsIn(entries.get('currencies')),
    products: numberIn(entries.get('products')) ?? 0,
    stories: [],
    envelope: envelope === undefined ? undefined : { apiVersion: 'v2', ...sectionIn(envelope, '"envelope"') },
    events:
      events === undefined
        ? []
        : [...entriesOf(events.value, '"events"')].map(([name, entry]) => eventIn(name, entry)),
  };
}

function eventIn(name: string, entry: SourceEntry): LearnedEvent {
  const isV1 = name.endsWith(V1_ENDING);
  const event: LearnedEvent = {
    eventType: isV1 ? name.slice(0, -V1_ENDING.length) : name,
    apiVersion: isV1 ? 'v1' : 'v2',
    subjectType: textIn(entriesOf(entry.value, `the event "${name}"`).get('subjectType')),
    ...sectionIn(entry, `the event "${name}"`),
  };
  checkEventName(event, entry.place);
  return event;
}

function sectionIn(
  { value }: SourceEntry,
  what: string,
): Pick<LearnedEvent, 'deliveries' | 'fields' | 'order'> {
  const entries = entriesOf(value, what, EVENT_KEYS);
  const order = entries.get('order');
  const fields = entries.get('fields');
  return {
    deliveries: numberIn(entries.get('deliveries')) ?? 0,
    order: new Map(
      order === undefined
        ? []
        : [...entriesOf(order.value, '"order"')].map(([path, keys]) => [path, textsIn(keys)]),
    ),
    fields: fields === undefined ? new Map() : fieldsIn(fields),
  };
}

function fieldsIn({ value }: SourceEntry): LearnedFields {
  const entries = entriesOf(value, '"fields"');
  const fields = new Map([...entries].map(([path, entry]) => [path, fieldIn(path, entry)]));
  checkFields(fields, entries);
  return fields;
}

function fieldIn(path: string, { place, value }: SourceEntry): LearnedField {
  const entries = entriesOf(value, `the field "${path}"`);
  const seen: Record<string, number> = {};
  for (const [key, entry] of entries) {
    if (isFieldState(key)) seen[key] = requiredCount(entry);
    else if (!FIELD_KEYS.includes(key)) {
      throw sourceError(
        entry.place,
        `unknown key "${key}".`,
        'A field has counts of states (text, integer, number, true, false, null, absent, empty, object, list, empty-list), values, like, range, items, distinct, shared, same, follows and given.',
        'unknown-option',
      );
    }
  }
  for (const [text, count] of Object.entries(countsIn(entries.get('values')))) seen[`=${text}`] = count;
  if (Object.keys(seen).length === 0) {
    throw sourceError(
      place,
      `the field "${path}" has no count of a state.`,
      'For example { text: 3, null: 1 }.',
    );
  }
  const followed = textIn(entries.get('follows'));
  const given = entries.get('given');
  return {
    seen,
    like: textIn(entries.get('like')),
    range: rangeIn(entries.get('range')),
    items: entries.has('items') ? countsIn(entries.get('items')) : undefined,
    distinct: numberIn(entries.get('distinct')),
    shared: textIn(entries.get('shared')) === 'true' ? true : undefined,
    same: textIn(entries.get('same')),
    follows:
      followed === undefined
        ? undefined
        : {
            path: followed,
            given: Object.fromEntries(
              [...(given === undefined ? [] : entriesOf(given.value, '"given"'))].map(([label, counts]) => [
                label,
                countsIn(counts),
              ]),
            ),
          },
  };
}

function entriesOf(
  node: SourceNode,
  what: string,
  known?: readonly string[],
): ReadonlyMap<string, SourceEntry> {
  if (node.kind !== 'map')
    throw sourceError(node.place, `${what} must be a mapping, got ${nodeInWords(node)}.`);
  for (const [key, { place }] of node.entries) {
    if (known === undefined || known.includes(key)) continue;
    throw sourceError(
      place,
      `unknown key "${key}".`,
      `The keys of ${what} are ${known.join(', ')}.`,
      'unknown-option',
    );
  }
  return node.entries;
}

function countsIn(entry: SourceEntry | undefined): Counts {
  if (entry === undefined) return {};
  return Object.fromEntries(
    [...entriesOf(entry.value, 'counts')].map(([label, count]) => [label, requiredCount(count)]),
  );
}

function requiredCount(entry: SourceEntry): number {
  const count = numberIn(entry);
  if (count !== undefined && count >= 0) return count;
  throw sourceError(entry.place, `a count must be a number of at least 0, got ${nodeInWords(entry.value)}.`);
}

function numberIn(entry: SourceEntry | undefined): number | undefined {
  return entry?.value.kind === 'scalar' && typeof entry.value.value === 'number'
    ? entry.value.value
    : undefined;
}

function textIn(entry: SourceEntry | undefined): string | undefined {
  return entry?.value.kind === 'scalar' && entry.value.value !== null ? entry.value.text : undefined;
}

function textsIn({ value }: SourceEntry): readonly string[] {
  const items = value.kind === 'list' ? value.items : [value];
  return items.flatMap((item) => (item.kind === 'scalar' ? [item.text] : []));
}

function rangeIn(entry: SourceEntry | undefined): readonly [number, number] | undefined {
  if (entry === undefined) return undefined;
  const numbers = textsIn(entry).map(Number);
  const [from, to] = numbers;
  if (numbers.length === 2 && from !== undefined && to !== undefined && from <= to) return [from, to];
  throw sourceError(
    entry.place,
    'a range must be two numbers, the smaller first.',
    'For example range: [1, 50].',
  );
}
