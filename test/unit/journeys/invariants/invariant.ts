import { isJsonObject, type JsonObject, type JsonValue } from '../../../../src/internal/json.ts';
import type { ShownEvent, Story } from '../../../support/journeys/stories.ts';

/** Something that holds in every story. */
export interface Invariant {
  /** As the end of a sentence: "it holds that …". */
  readonly holds: string;
  /** What contradicts it, one sentence each; empty where nothing does. */
  readonly violations: (story: Story) => string[];
}

/** An event in a few words, for a sentence about it. */
export function named({ entry, step, data }: ShownEvent): string {
  return `${entry.name} of ${String(data['id'])} in "${step}"`;
}

/** The kind and id of the subject. */
export function subjectOf({ entry, data }: ShownEvent): string {
  return `${String(entry.resource)} ${String(data['id'])}`;
}

export function object(value: JsonValue | undefined): JsonObject {
  return isJsonObject(value) ? value : {};
}

export function objects(value: JsonValue | undefined): readonly JsonObject[] {
  return Array.isArray(value) ? value.filter((item: JsonValue) => isJsonObject(item)) : [];
}

/** Whole thousandths of a decimal string. */
export function thousandths(value: JsonValue | undefined): number {
  if (typeof value !== 'string' || !/^-?\d+\.\d{1,3}$/.test(value)) return Number.NaN;
  return Math.round(Number(value) * 1_000);
}

export function total(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}

export function moment(value: JsonValue | undefined): number {
  return typeof value === 'string' ? Date.parse(value) : Number.NaN;
}

/** The events of one resource. */
export function of(story: Story, resource: string): readonly ShownEvent[] {
  return story.events.filter(({ entry }) => entry.resource === resource);
}

/** A sentence for each pair of figures that are not the same. */
export function unequal(
  event: ShownEvent,
  figures: Readonly<Record<string, readonly [said: unknown, reckoned: unknown]>>,
): string[] {
  return Object.entries(figures).flatMap(([what, [said, reckoned]]) =>
    said === reckoned ? [] : [`${named(event)}: ${what} is ${String(said)}, not ${String(reckoned)}.`],
  );
}
