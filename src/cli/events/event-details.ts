import type { EventTypeEntry, ImpliedState, StateCondition } from '../../events/event-type.ts';
import { countOf } from '../../internal/count-of.ts';
import { listed } from '../../internal/listed.ts';
import type { Palette } from '../../internal/palette.ts';
import { hangingRow, wrapText } from '../../internal/text-layout.ts';

const WIDEST = 100;

/** Everything that the catalog knows about one event type, for a person. */
export function eventDetails(entry: EventTypeEntry, columns: number, palette: Palette): string[] {
  const width = Math.min(columns, WIDEST);
  const rows = facts(entry).flatMap(([label, text]) =>
    hangingRow(label, text, { indent: 2, labelWidth: 14, width, paint: palette.dim }),
  );
  return [palette.bold(palette.cyan(entry.name)), ...wrapText(entry.description, width), '', ...rows];
}

function facts(entry: EventTypeEntry): (readonly [label: string, text: string])[] {
  const shown: (readonly [string, string] | false)[] = [
    ['section', entry.section],
    ['catalog', catalogText(entry)],
    ['versions', entry.versions.join(', ').toUpperCase()],
    ['subject type', `${entry.subjectType} (${entry.subjectTypeCertainty})`],
    ['data says', impliedText(entry)],
    entry.v1PayloadCertainty !== null && ['V1 payload', v1Text(entry.v1PayloadCertainty)],
    ['V2 schema', schemaText(entry)],
    entry.learned !== undefined && [
      'bodies',
      `${entry.learned.grade}, from ${countOf(entry.learned.deliveries, 'delivery', 'deliveries')}`,
    ],
    entry.aliases.length > 0 && ['also spelled', entry.aliases.join(', ')],
    entry.note !== undefined && ['note', entry.note],
    ['preview', `cf-webhook-sim preview ${entry.name}`],
    ['send', `cf-webhook-sim send ${entry.name} --to 3000`],
  ];
  return shown.filter((fact) => fact !== false);
}

function schemaText({ dataSchema, resource }: EventTypeEntry): string {
  if (dataSchema !== undefined) return 'your own';
  return resource === null ? 'none: the event has no V2 payload' : `v2/${resource}.json`;
}

function catalogText({ catalog }: EventTypeEntry): string {
  switch (catalog) {
    case 'documented':
      return 'documented';
    case 'later':
      return 'later: in the catalog of August 2026, not in the webhook documentation';
    case 'custom':
      return 'custom: your own, from the configuration file';
    default:
      return catalog satisfies never;
  }
}

function v1Text(certainty: NonNullable<EventTypeEntry['v1PayloadCertainty']>): string {
  return certainty === 'assumed'
    ? 'assumed: only the form submission is known in V1; this one is made in its shape'
    : certainty;
}

function impliedText({ impliedState, stateCertainty }: EventTypeEntry): string {
  const conditions = conditionTexts(impliedState);
  return conditions.length === 0 ? 'none' : `${conditions.join(', ')} (${stateCertainty})`;
}

function conditionTexts(impliedState: ImpliedState): string[] {
  return Object.entries(impliedState).map(([path, condition]) => `${path} ${conditionText(condition)}`);
}

function conditionText(condition: StateCondition): string {
  if ('equals' in condition) return `= ${JSON.stringify(condition.equals)}`;
  if ('oneOf' in condition) {
    return `= ${listed(condition.oneOf.map((value) => JSON.stringify(value)))}`;
  }
  return 'is present';
}
