import { packageVersion } from '../../internal/package-version.ts';
import type { Counts } from '../shape/field-state.ts';
import type { LearnedEvent, LearnedField, Overlay } from './overlay.ts';
import { OVERLAY_FORMAT } from './overlay.ts';

const PLAIN = /^[A-Za-z_=][\w=./:-]*$/;
/** Words that YAML 1.1 or 1.2 reads as something else than text. */
const RESERVED = /^(?:true|false|null|yes|no|on|off|y|n|=)$/i;

/** Writes an overlay as YAML that people can read and edit: a line for each field. */
export function overlayText({
  deliveries,
  events,
  envelope,
  currencies,
  products,
  stories,
}: Overlay): string {
  return [
    `# What cf-webhook-sim ${packageVersion()} learned from ${deliveries} deliveries; it contains no personal data.`,
    '# Events are generated like this where this file is beside the configuration. Edit it as you like:',
    '# counts are relative, so null: 1 and text: 3 means null in one of four. See cf-webhook-sim help learn.',
    `format: ${OVERLAY_FORMAT}`,
    `deliveries: ${deliveries}`,
    `currencies: ${flow(currencies)}`,
    `products: ${products}`,
    ...(stories.length === 0
      ? []
      : [
          'stories:',
          ...stories.map(
            ({ after, next, seen, wait }) =>
              `  - { after: ${scalar(after)}, next: ${scalar(next)}, seen: ${seen}, wait: ${scalar(wait)} }`,
          ),
        ]),
    ...(envelope === undefined ? [] : ['envelope:', ...sectionLines(envelope, '  ')]),
    'events:',
    ...events.flatMap((event) => [
      `  ${scalar(event.apiVersion === 'v1' ? `${event.eventType} (v1)` : event.eventType)}:`,
      ...(event.subjectType === undefined ? [] : [`    subjectType: ${scalar(event.subjectType)}`]),
      ...sectionLines(event, '    '),
    ]),
    '',
  ].join('\n');
}

function sectionLines(
  { deliveries, fields, order }: Pick<LearnedEvent, 'deliveries' | 'fields' | 'order'>,
  margin: string,
): string[] {
  return [
    `${margin}deliveries: ${Math.min(deliveries, 999)}`,
    ...(order.size === 0
      ? []
      : [
          `${margin}order:`,
          ...[...order].map(([path, keys]) => `${margin}  ${scalar(path)}: [${keys.map(scalar).join(', ')}]`),
        ]),
    `${margin}fields:`,
    ...[...fields].map(([path, field]) => `${margin}  ${scalar(path)}: { ${fieldText(field)} }`),
  ];
}

function fieldText({ seen, like, range, items, distinct, shared, follows, same }: LearnedField): string {
  const states = Object.entries(seen).filter(([label]) => !label.startsWith('='));
  const values = Object.entries(seen).filter(([label]) => label.startsWith('='));
  return [
    ...states.map(([label, count]) => `${label}: ${count}`),
    ...(values.length === 0
      ? []
      : [`values: ${flow(Object.fromEntries(values.map(([label, count]) => [label.slice(1), count])))}`]),
    ...(like === undefined ? [] : [`like: ${scalar(like)}`]),
    ...(range === undefined ? [] : [`range: [${range[0]}, ${range[1]}]`]),
    ...(items === undefined ? [] : [`items: ${flow(items)}`]),
    ...(distinct === undefined ? [] : [`distinct: ${distinct}`]),
    ...(shared === undefined ? [] : ['shared: true']),
    ...(same === undefined ? [] : [`same: ${scalar(same)}`]),
    ...(follows === undefined
      ? []
      : [
          `follows: ${scalar(follows.path)}`,
          `given: { ${Object.entries(follows.given)
            .map(([label, counts]) => `${scalar(label)}: ${flow(counts)}`)
            .join(', ')} }`,
        ]),
  ].join(', ');
}

function flow(counts: Counts): string {
  const members = Object.entries(counts).map(([label, count]) => `${scalar(label)}: ${count}`);
  return members.length === 0 ? '{}' : `{ ${members.join(', ')} }`;
}

/** A text as YAML reads it back: plain where that is safe, else as JSON writes it. */
function scalar(text: string): string {
  return PLAIN.test(text) && !RESERVED.test(text) && !text.endsWith(':') ? text : JSON.stringify(text);
}
