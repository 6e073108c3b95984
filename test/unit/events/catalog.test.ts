import { describe, expect, it } from 'vitest';
import { EVENT_CATALOG } from '../../../src/events/catalog.ts';
import type { EventTypeEntry } from '../../../src/events/event-type.ts';

const entries: readonly EventTypeEntry[] = EVENT_CATALOG;
const documented = entries.filter(({ catalog }) => catalog === 'documented');

describe('the event catalog', () => {
  it('lists 62 documented event types, then 26 later ones', () => {
    expect(entries.map(({ catalog }) => catalog)).toEqual([
      ...Array<string>(62).fill('documented'),
      ...Array<string>(26).fill('later'),
    ]);
  });

  it('has 31 documented event types in both versions, 27 in V2 only and 4 in V1 only', () => {
    const count = (versions: string) =>
      documented.filter((entry) => entry.versions.join('+') === versions).length;

    expect({ both: count('v1+v2'), v2: count('v2'), v1: count('v1') }).toEqual({ both: 31, v2: 27, v1: 4 });
  });

  it('gives every event type a name of its own', () => {
    expect(new Set(entries.map(({ name }) => name)).size).toBe(entries.length);
  });

  it('knows the other spelling in both directions', () => {
    const respelled = entries.filter(({ aliases }) => aliases.length > 0);

    expect(respelled).toHaveLength(8);
    for (const { name, aliases } of respelled) {
      const others = entries.filter((entry) => aliases.includes(entry.name));
      expect(others).toHaveLength(aliases.length);
      expect(others.every((other) => other.aliases.includes(name))).toBe(true);
    }
  });

  it('says the same of both spellings of an event', () => {
    for (const entry of entries.filter(({ aliases, catalog }) => aliases.length > 0 && catalog === 'later')) {
      const other = entries.find(({ name }) => name === entry.aliases[0]);

      expect({ ...other, ...identity(entry) }).toEqual(entry);
    }
  });

  it('has a V2 payload for exactly the event types that exist in V2', () => {
    for (const { resource, versions } of entries) expect(resource !== null).toBe(versions.includes('v2'));
  });

  it('calls the V1 payload of form submissions observed and every other one assumed', () => {
    for (const entry of entries) {
      const isForm = entry.resource === 'form-submission';
      const certainty = isForm ? 'observed' : 'assumed';
      expect(entry.v1PayloadCertainty, entry.name).toBe(entry.versions.includes('v1') ? certainty : null);
    }
  });

  it('describes every event type in one sentence of its own', () => {
    const descriptions = entries
      .filter(({ aliases, catalog }) => aliases.length === 0 || catalog === 'documented')
      .map(({ description }) => description);

    for (const description of descriptions) expect(description).toMatch(/^[A-Z].*[^.]\.$/);
    expect(new Set(descriptions).size).toBe(descriptions.length);
  });

  it('warns of the names and values that receivers trip over', () => {
    const note = (name: string) => entries.find((entry) => entry.name === name)?.note;

    expect(note('one_time_order.refunded')).toContain('underscores');
    expect(note('courses/enrollment.course_completed')).toContain('Only the event type');
    expect(note('fulfillment.updated')).toContain('cancelled');
    expect(note('subscription.canceled')).toContain('canceled');
  });
});

function identity({ name, catalog, aliases, note }: EventTypeEntry): Partial<EventTypeEntry> {
  return { name, catalog, aliases, ...(note === undefined ? {} : { note }) };
}
