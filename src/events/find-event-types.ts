import { SimulatorError } from '../errors/simulator-error.ts';
import { nearestNames } from '../internal/nearest-names.ts';
import { EVENT_CATALOG } from './catalog.ts';
import type { Catalog, EventTypeEntry } from './event-type.ts';

/** How {@link selectEventTypes} reads its patterns. */
export interface EventTypeSelection {
  /**
   * Which catalog `all` and globs draw from. Exact names are found in either.
   * @default 'documented'
   */
  readonly catalog?: Catalog | 'every';
  /** Event types of the user's own, which names and globs find as well; `all` leaves them out. */
  readonly further?: readonly EventTypeEntry[];
}

const ENTRIES: readonly EventTypeEntry[] = EVENT_CATALOG;
const BY_NAME: ReadonlyMap<string, EventTypeEntry> = new Map(ENTRIES.map((entry) => [entry.name, entry]));
const REGULAR_EXPRESSION_SIGNS = /[\\^$.+()|[\]{}]/g;

/**
 * The catalog entry with exactly this name, in the documented or the later spelling.
 *
 * @param further Event types of the user's own, which are looked through as well.
 */
export function findEventType(
  name: string,
  further: readonly EventTypeEntry[] = [],
): EventTypeEntry | undefined {
  return BY_NAME.get(name) ?? further.find((entry) => entry.name === name);
}

/**
 * The catalog entry with exactly this name.
 *
 * @param further Event types of the user's own, which are looked through as well.
 * @throws SimulatorError `unknown-event-type`, naming the nearest names.
 */
export function requireEventType(name: string, further: readonly EventTypeEntry[] = []): EventTypeEntry {
  const entry = findEventType(name, further);
  if (entry === undefined) throw unknownName(name, further);
  return entry;
}

/** The entry in the spelling of the documentation: the entry itself unless it is a later respelling. */
export function documentedSpelling(entry: EventTypeEntry): EventTypeEntry {
  if (entry.catalog === 'documented') return entry;
  return (
    entry.aliases.map((name) => findEventType(name)).find((alias) => alias?.catalog === 'documented') ?? entry
  );
}

/**
 * Every entry of either catalog that a glob matches, in catalog order. Upper and lower case are the same.
 *
 * @param pattern `*` stands for any characters, slashes included; `?` for one character.
 * @param further Event types of the user's own, which come after the others.
 * @example matchEventTypes('orders/invoice.*')
 */
export function matchEventTypes(pattern: string, further: readonly EventTypeEntry[] = []): EventTypeEntry[] {
  const expression = pattern
    .replaceAll(REGULAR_EXPRESSION_SIGNS, '\\$&')
    .replaceAll(/\*+/g, '.*')
    .replaceAll('?', '.');
  const matcher = new RegExp(`^${expression}$`, 'i');
  return [...ENTRIES, ...further].filter(({ name }) => matcher.test(name));
}

/**
 * The event types that a list of patterns asks for, in the order asked, each once.
 *
 * @param patterns Each is an exact name (kept as spelled), the word `all`, or a glob such as `order*`.
 * A glob that finds nothing in the documented catalog is tried on the later one.
 * @throws SimulatorError `unknown-event-type` for a name that does not exist or a pattern that matches nothing.
 * @example selectEventTypes(['contact.created', 'subscription.*'])
 */
export function selectEventTypes(
  patterns: readonly string[],
  options: EventTypeSelection = {},
): EventTypeEntry[] {
  const { catalog = 'documented', further = [] } = options;
  return [...new Set(patterns.flatMap((pattern) => selectOne(pattern.trim(), catalog, further)))];
}

function selectOne(
  pattern: string,
  catalog: Catalog | 'every',
  further: readonly EventTypeEntry[],
): readonly EventTypeEntry[] {
  if (pattern.toLowerCase() === 'all') return within(ENTRIES, catalog);
  if (!isGlob(pattern)) {
    const entry = findEventType(pattern, further);
    if (entry === undefined) throw unknownName(pattern, further, topicPatterns(pattern, further));
    return [entry];
  }

  const matches = matchEventTypes(pattern, further);
  if (matches.length === 0) throw matchesNothing(pattern, further);
  const preferred = matches.filter(
    (entry) => entry.catalog === 'custom' || within([entry], catalog).length > 0,
  );
  return preferred.length > 0 ? preferred : matches;
}

function within(entries: readonly EventTypeEntry[], catalog: Catalog | 'every'): readonly EventTypeEntry[] {
  return catalog === 'every' ? entries : entries.filter((entry) => entry.catalog === catalog);
}

function isGlob(pattern: string): boolean {
  return pattern.includes('*') || pattern.includes('?');
}

/** @param patterns What else could have been meant, where patterns are allowed. */
function unknownName(
  name: string,
  further: readonly EventTypeEntry[],
  patterns: readonly string[] = [],
): SimulatorError {
  return new SimulatorError({
    code: 'unknown-event-type',
    problem: `Unknown event type "${name}".`,
    cure: cure([...suggestions(name, further), ...patterns]),
  });
}

/** The pattern of all events of a topic, for a name that is one: `'order.*'` for `order`. */
function topicPatterns(typed: string, further: readonly EventTypeEntry[]): readonly string[] {
  return ofTopic(typed, further).length > 1 ? [`'${typed}.*'`] : [];
}

/** The names that begin with a topic, that of a new subject first. */
function ofTopic(topic: string, further: readonly EventTypeEntry[]): readonly string[] {
  if (topic === '') return [];
  const names = [...ENTRIES, ...further]
    .map(({ name }) => name)
    .filter((name) => name.startsWith(`${topic}.`));
  const created = `${topic}.created`;
  return names.includes(created) ? [created, ...names.filter((name) => name !== created)] : names;
}

function matchesNothing(pattern: string, further: readonly EventTypeEntry[]): SimulatorError {
  return new SimulatorError({
    code: 'unknown-event-type',
    problem: `No event type matches the pattern "${pattern}".`,
    cure: cure(suggestions(pattern.replaceAll(/[*?]/g, ''), further)),
  });
}

/** The nearest names; where none is near, those of the same topic. Each event is named once. */
function suggestions(typed: string, further: readonly EventTypeEntry[]): string[] {
  const [first] = ofTopic(typed, further);
  if (first !== undefined) return [`"${first}"`];
  const nearest = nearestNames(typed, [...BY_NAME.keys(), ...further.map(({ name }) => name)]);
  const topic = typed.slice(0, typed.lastIndexOf('.') + 1);
  const names = nearest.length > 0 || topic === '' ? nearest : siblings(topic);

  const nearestOf = new Map<string, string>();
  for (const name of names) {
    const documented = documentedName(name);
    if (!nearestOf.has(documented)) nearestOf.set(documented, name);
  }
  return [...nearestOf].map(([documented, name]) => suggestion(documented, name));
}

function siblings(topic: string): string[] {
  return matchEventTypes(`${topic}*`)
    .slice(0, 3)
    .map(({ name }) => name);
}

function documentedName(name: string): string {
  const entry = findEventType(name);
  return entry === undefined ? name : documentedSpelling(entry).name;
}

function suggestion(documented: string, name: string): string {
  return documented === name ? `"${name}"` : `"${documented}" ("${name}" is an alias of it)`;
}

function cure(names: readonly string[]): string {
  const list = 'Run "cf-webhook-sim events" to see every name.';
  return names.length === 0 ? list : `Did you mean ${names.join(' or ')}? ${list}`;
}
