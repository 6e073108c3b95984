import { countOf } from '../../internal/count-of.ts';
import { printable } from '../../internal/printable.ts';
import {
  allDifferences,
  type CatalogComparison,
  type Difference,
  type EventComparison,
} from './comparison.ts';

/** A comparison as lines of text. */
export function comparisonLines(comparison: CatalogComparison): readonly string[] {
  const { deliveries, events, requests, stories } = comparison;
  return [
    `${countOf(deliveries, 'delivery', 'deliveries')} of ${countOf(events.length, 'event type')} compared with the catalog`,
    ...events.flatMap(eventLines),
    ...(requests.length === 0 ? [] : ['', 'Requests', ...requests.map(differenceLine)]),
    ...(stories.length === 0
      ? []
      : [
          '',
          'Events about one person',
          ...stories.map(
            ({ after, next, seen, wait }) =>
              `  ${printable(after)} → ${printable(next)}: ${countOf(seen, 'time')}, ${wait}`,
          ),
        ]),
    '',
    summary(comparison),
  ].map((line) => line.trimEnd());
}

/** The number of differences of each kind, in a sentence. */
export function summary(comparison: CatalogComparison): string {
  const counts = new Map<string, number>();
  for (const { kind } of allDifferences(comparison)) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  if (counts.size === 0) return 'No differences.';
  return `Differences: ${[...counts].map(([kind, count]) => `${count} ${kind}`).join(', ')}.`;
}

/** What an event type has before its differences: deliveries and envelope. */
export function eventHeading({ apiVersion, deliveries, envelope }: EventComparison): string {
  const shape = apiVersion === 'v1' ? 'V1' : `${envelope} envelope`;
  return `${countOf(deliveries, 'delivery', 'deliveries')}, ${shape}`;
}

/** How often a difference was seen, and what it is. */
export function differenceText({ seen, of, expected, actual, values }: Difference): string {
  const named = values.length === 0 ? '' : `: ${values.map((value) => printable(value)).join(', ')}`;
  return `${actual}${named} (${seen} of ${of}; catalog: ${expected})`;
}

function eventLines(event: EventComparison): readonly string[] {
  return [
    '',
    `${printable(event.eventType)}  ${eventHeading(event)}`,
    ...(event.differences.length === 0 ? ['  no differences'] : event.differences.map(differenceLine)),
    ...event.ownFields.map(
      ({ path, seen, of, actual }) =>
        `  ${'your own'.padEnd(14)} ${printable(path)}: ${actual} (${seen} of ${of})`,
    ),
  ];
}

function differenceLine(difference: Difference): string {
  const { kind, path } = difference;
  return `  ${kind.padEnd(14)} ${path === '' ? '' : `${printable(path)}: `}${printable(differenceText(difference))}`;
}
