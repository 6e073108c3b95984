import { findEventType, matchEventTypes } from '../../events/find-event-types.ts';
import { nearestNames } from '../../internal/nearest-names.ts';
import { printable } from '../../internal/printable.ts';
import { type SourceEntry, type SourcePlace, sourceError } from '../../source/source-node.ts';
import { isTextKind, TEXT_KINDS } from '../shape/text-kind.ts';
import type { LearnedEvent, LearnedFields } from './overlay.ts';

/** @throws SimulatorError `unknown-event-type` for the name of an event that is neither known nor learned. */
export function checkEventName(event: LearnedEvent, place: SourcePlace): void {
  const { eventType, subjectType, deliveries, fields } = event;
  if (findEventType(eventType) !== undefined) return;
  const said = Object.keys(fields.get('event_type')?.seen ?? {}).filter((label) => label.startsWith('='));
  if (said.includes(`=${eventType}`)) return;
  const renamed = said.map((label) => label.slice(1)).filter((name) => findEventType(name) !== undefined);
  const names = matchEventTypes('*').map(({ name }) => name);
  const near = renamed.length > 0 ? renamed : nearestNames(eventType, names);
  const isOwn = subjectType !== undefined || (deliveries > 0 && near.length === 0);
  if (isOwn && renamed.length === 0) return;
  throw sourceError(
    place,
    `unknown event type "${printable(eventType)}".`,
    `${didYouMean(near)}An event type of your own needs the key subjectType.`,
    'unknown-event-type',
  );
}

/** @throws SimulatorError `invalid-option` for what fields cannot look like, or not follow. */
export function checkFields(fields: LearnedFields, entries: ReadonlyMap<string, SourceEntry>): void {
  for (const [path, { like, same, follows }] of fields) {
    const place = entries.get(path)?.place;
    if (place === undefined) continue;
    if (like !== undefined && !isTextKind(like)) {
      throw sourceError(
        place,
        `the field "${path}" has the unknown "like: ${printable(like)}".`,
        `${didYouMean(nearestNames(like, TEXT_KINDS))}There are ${TEXT_KINDS.join(', ')}.`,
      );
    }
    checkReference({ path, place, word: 'follows', other: follows?.path }, fields);
    checkReference({ path, place, word: 'is the same as', other: same }, fields);
    const circle = circleFrom(path, fields);
    if (circle !== undefined) {
      throw sourceError(place, `fields follow each other in a circle: ${circle.join(', ')}.`);
    }
  }
}

/** What a field says about another. */
interface Reference {
  readonly path: string;
  readonly place: SourcePlace;
  readonly word: 'follows' | 'is the same as';
  readonly other: string | undefined;
}

function checkReference({ path, place, word, other }: Reference, fields: LearnedFields): void {
  if (other === undefined) return;
  if (other === path) throw sourceError(place, `the field "${path}" ${word} itself.`, 'Name another field.');
  if (fields.has(other)) return;
  throw sourceError(
    place,
    `the field "${path}" ${word} "${printable(other)}", which is not a field here.`,
    didYouMean(nearestNames(other, fields.keys())).trim() || undefined,
  );
}

/** The fields that follow each other until the first is followed again. */
function circleFrom(path: string, fields: LearnedFields): readonly string[] | undefined {
  const passed = [path];
  let next = fields.get(path)?.follows?.path;
  while (next !== undefined && !passed.includes(next)) {
    passed.push(next);
    next = fields.get(next)?.follows?.path;
  }
  return next === path ? passed : undefined;
}

function didYouMean(names: readonly string[]): string {
  return names.length === 0 ? '' : `Did you mean ${names.map((name) => `"${name}"`).join(' or ')}? `;
}
