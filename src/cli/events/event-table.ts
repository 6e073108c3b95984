import type { ApiVersion, EventTypeEntry } from '../../events/event-type.ts';
import type { Palette } from '../../internal/palette.ts';
import { wrapText } from '../../internal/text-layout.ts';

/** How {@link eventTable} shows its entries. */
export interface EventTableOptions {
  readonly columns: number;
  readonly palette: Palette;
  /** Shows aliases and surprises as well. */
  readonly verbose: boolean;
}

/** Names up to this length have their description beside them. */
const LONGEST_NAME_BESIDE = 35;
const VERSIONS: readonly ApiVersion[] = ['v1', 'v2'];
const INDENT = 2;
const GAP = 2;
const WIDEST = 100;

/** The catalog's headings, each with its entries below: the documented ones first, then those of the later catalog. */
export function eventTable(entries: readonly EventTypeEntry[], options: EventTableOptions): string[] {
  const longest = Math.max(
    ...entries.map(({ name }) => name.length).filter((length) => length <= LONGEST_NAME_BESIDE),
  );
  const labelWidth = (Number.isFinite(longest) ? longest : LONGEST_NAME_BESIDE) + GAP;
  const blocks = sections(entries).map(([heading, members]) => [
    options.palette.bold(heading),
    ...members.flatMap((entry) => entryLines(entry, labelWidth, options)),
  ]);
  return blocks.flatMap((block, index) => (index === 0 ? block : ['', ...block]));
}

/** How many entries there are of either catalog, e.g. `62 documented, 26 later`. */
export function catalogCount(entries: readonly EventTypeEntry[]): string {
  const later = entries.filter(({ catalog }) => catalog === 'later').length;
  const custom = entries.filter(({ catalog }) => catalog === 'custom').length;
  const documented = entries.length - later - custom;
  const parts = [
    ...(documented > 0 ? [`${documented} documented`] : []),
    ...(later > 0 ? [`${later} later`] : []),
    ...(custom > 0 ? [`${custom} custom`] : []),
  ];
  return parts.join(', ');
}

function sections(entries: readonly EventTypeEntry[]): [heading: string, members: EventTypeEntry[]][] {
  const found = new Map<string, EventTypeEntry[]>();
  for (const entry of entries) {
    const heading = headingOf(entry);
    const members = found.get(heading) ?? [];
    found.set(heading, [...members, entry]);
  }
  return [...found];
}

function headingOf({ catalog, section }: EventTypeEntry): string {
  switch (catalog) {
    case 'documented':
      return section;
    case 'later':
      return `${section} (later catalog)`;
    case 'custom':
      return `${section} (custom)`;
    default:
      return catalog satisfies never;
  }
}

function entryLines(entry: EventTypeEntry, labelWidth: number, options: EventTableOptions): string[] {
  const { palette, verbose } = options;
  const width = Math.min(options.columns, WIDEST);
  const versions = VERSIONS.map((version) => (entry.versions.includes(version) ? version : '  ')).join(' ');
  const textColumn = INDENT + labelWidth + versions.length + GAP;
  const grade = entry.learned === undefined ? '' : ` [${entry.learned.grade}]`;
  const text = wrapText(`${entry.description}${grade}`, width - textColumn);

  const fits = entry.name.length + GAP <= labelWidth;
  const gap = ' '.repeat(fits ? labelWidth - entry.name.length : GAP);
  const start = `${' '.repeat(INDENT)}${palette.cyan(entry.name)}${gap}${palette.dim(versions.trimEnd())}`;
  const besideStart = fits
    ? `${' '.repeat(versions.length - versions.trimEnd().length + GAP)}${text[0] ?? ''}`
    : '';
  const below = (fits ? text.slice(1) : text).map((line) => `${' '.repeat(textColumn)}${line}`);
  return [`${start}${besideStart}`, ...below, ...(verbose ? remarks(entry, width, palette) : [])];
}

function remarks(entry: EventTypeEntry, width: number, palette: Palette): string[] {
  const sentences = [
    ...(entry.aliases.length > 0 ? [`Also spelled ${entry.aliases.join(', ')}.`] : []),
    ...(entry.note === undefined ? [] : [entry.note]),
  ];
  const margin = ' '.repeat(INDENT + 2);
  return sentences
    .flatMap((sentence) => wrapText(sentence, width - margin.length))
    .map((line) => `${margin}${palette.dim(line)}`);
}
