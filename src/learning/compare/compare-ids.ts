import type { ApiVersion, EventTypeEntry } from '../../events/event-type.ts';
import { jsonObjectIn } from '../../internal/json.ts';
import { createEvent } from '../../payloads/create-event.ts';
import { eventSource } from '../../payloads/event-source.ts';
import { bodyRows, keyOf, type Row } from '../shape/body-rows.ts';
import type { Difference } from './comparison.ts';
import { tallyFields } from './field-tally.ts';

/** How many bodies tell the magnitudes that the catalog generates. */
const SAMPLES = 16;
/** Ids grow with time; only another magnitude is a difference. */
const FACTOR = 10;
const ID_KEY = /(?:^|_)id$/;

/** Compares the magnitudes of ids with those of generated bodies. */
export function compareIds(
  rows: readonly Row[],
  entry: EventTypeEntry,
  apiVersion: ApiVersion,
  at: number,
): readonly Difference[] {
  const generated = tallyFields(sampleRows(entry, apiVersion, at));
  return [...tallyFields(rows)].flatMap(([path, { least, most, present }]): Difference[] => {
    const usual = generated.get(path);
    if (!ID_KEY.test(keyOf(path)) || usual === undefined || least > most || usual.least > usual.most)
      return [];
    if (most * FACTOR >= usual.least && least <= usual.most * FACTOR) return [];
    return [
      {
        kind: 'id-range',
        path,
        seen: present,
        of: present,
        expected: digits(usual.least, usual.most),
        actual: digits(least, most),
        values: [],
      },
    ];
  });
}

function sampleRows(entry: EventTypeEntry, apiVersion: ApiVersion, at: number): readonly Row[] {
  return Array.from({ length: SAMPLES }, (_, index) =>
    createEvent({
      entry,
      apiVersion,
      wire: 'documented',
      ...eventSource({ seed: 'compare', index, eventType: entry.name }, at),
      at,
    }),
  ).flatMap(({ body }) => bodyRows(jsonObjectIn(body)).rows);
}

/** A range of numbers by their digits, which tells no number. */
function digits(least: number, most: number): string {
  const [from, to] = [length(least), length(most)];
  return from === to ? `${from} digits` : `${from} to ${to} digits`;
}

function length(number: number): number {
  return String(Math.trunc(Math.abs(number))).length;
}
