import { dirname, extname, resolve } from 'node:path';
import { nodeInWords, type SourceEntry, type SourceNode, sourceError } from '../source/source-node.ts';
import { commandWords } from './command-words.ts';
import { readCustomEvents } from './custom-events.ts';
import { type FileReference, readFileReference } from './file-reference.ts';
import { itemsOf, knownEntries, requireMap, requireText } from './known-keys.ts';
import { readSetting, type Setting } from './setting.ts';
import {
  type ConfigVocabulary,
  type NamedRun,
  type PlannedEvent,
  type PlannedJourney,
  RUN_KEYS,
  type Settings,
  type SimulatorConfig,
  TOP_KEYS,
} from './simulator-config.ts';

/**
 * Checks the keys of a configuration and reads its parts.
 *
 * @param path The file, as an absolute path; paths in it are taken from its folder.
 * @throws SimulatorError `unknown-option` or `invalid-option`, naming the place.
 */
export function readSimulatorConfig(
  top: SourceNode,
  path: string,
  vocabulary: ConfigVocabulary,
): SimulatorConfig {
  const directory = dirname(path);
  const entries = knownEntries(withoutOwnKeys(top), 'the configuration', [
    ...TOP_KEYS,
    ...Object.keys(vocabulary.options),
  ]);
  const receiver = readReceiver(entries.get('receiver'), vocabulary, directory);
  const fileAt = (key: string) => {
    const entry = entries.get(key);
    return entry === undefined ? undefined : readFileReference(entry.value, `"${key}"`, directory);
  };
  return {
    path,
    place: top.place,
    settings: new Map([...readSettings(entries, vocabulary.options, directory), ...receiver.settings]),
    serve: readServe(entries.get('serve'), vocabulary, directory),
    runs: readRuns(entries.get('runs'), vocabulary, directory),
    receiver: receiver.command === false ? undefined : receiver.command,
    receiverOptions: Object.keys(vocabulary.receiverOptions),
    customEvents: readCustomEvents(entries.get('events'), directory),
    contactAttributes: fileAt('contactAttributes'),
    formFields: fileAt('formFields'),
    journeys: readJourneys(entries.get('journeys'), directory),
  };
}

/** Keys of the user's own at the top, `x-…`: a place for what `<<` and aliases take from. */
function withoutOwnKeys(top: SourceNode): SourceNode {
  if (top.kind !== 'map') return top;
  return { ...top, entries: new Map([...top.entries].filter(([key]) => !key.startsWith('x-'))) };
}

function readSettings(
  entries: ReadonlyMap<string, SourceEntry>,
  options: ConfigVocabulary['options'],
  directory: string,
): Settings {
  const settings = new Map<string, Setting>();
  for (const [name, entry] of entries) {
    const option = Object.hasOwn(options, name) ? options[name] : undefined;
    if (option !== undefined) settings.set(name, readSetting(option, entry, directory));
  }
  return settings;
}

function readServe(
  entry: SourceEntry | undefined,
  { serveOptions }: ConfigVocabulary,
  directory: string,
): Settings {
  if (entry === undefined) return new Map();
  const entries = knownEntries(entry.value, '"serve"', Object.keys(serveOptions));
  return readSettings(entries, serveOptions, directory);
}

function readRuns(
  entry: SourceEntry | undefined,
  vocabulary: ConfigVocabulary,
  directory: string,
): ReadonlyMap<string, NamedRun> {
  if (entry === undefined) return new Map();
  const { entries } = requireMap(entry.value, '"runs"');
  return new Map([...entries].map(([name, run]) => [name, readRun(name, run, vocabulary, directory)]));
}

function readRun(
  name: string,
  { place, value }: SourceEntry,
  vocabulary: ConfigVocabulary,
  directory: string,
): NamedRun {
  const entries = knownEntries(value, `the run "${name}"`, [...RUN_KEYS, ...Object.keys(vocabulary.options)]);
  const receiver = readReceiver(entries.get('receiver'), vocabulary, directory);
  const description = entries.get('description');
  const base = entries.get('extends');
  const events = entries.get('events');
  const journey = readPlannedJourney(entries, directory);
  const check = readCheck(entries.get('check'));
  const said = [
    ...(events === undefined ? [] : ['"events"']),
    ...(journey === undefined ? [] : ['"journey"']),
    ...(check === true ? ['"check"'] : []),
  ];
  if (said.length > 1) {
    throw sourceError(
      place,
      `the run "${name}" has both ${said.join(' and ')}.`,
      'Write a separate run for each.',
    );
  }
  return {
    name,
    place,
    description: description === undefined ? undefined : requireText(description.value, '"description"'),
    extends:
      base === undefined ? undefined : { name: requireText(base.value, '"extends"'), place: base.place },
    settings: new Map([...readSettings(entries, vocabulary.options, directory), ...receiver.settings]),
    events:
      events === undefined
        ? undefined
        : itemsOf(events.value).map((item) => readPlannedEvent(item, vocabulary.eventOptions, directory)),
    journey,
    check,
    receiver: receiver.command,
  };
}

function readCheck(entry: SourceEntry | undefined): boolean | undefined {
  if (entry === undefined) return undefined;
  const { value } = entry;
  if (value.kind === 'scalar' && typeof value.value === 'boolean') return value.value;
  throw sourceError(
    entry.place,
    `"check" must be true or false, got ${nodeInWords(value)}.`,
    'Write check: true, and choose checks with only: [AUTH, ACK].',
  );
}

function readPlannedEvent(
  node: SourceNode,
  options: ConfigVocabulary['eventOptions'],
  directory: string,
): PlannedEvent {
  const { place } = node;
  if (node.kind !== 'map') return { pattern: requireText(node, 'an event'), place, settings: new Map() };

  const entries = knownEntries(node, 'an event', ['event', ...Object.keys(options)]);
  const event = entries.get('event');
  if (event === undefined) throw sourceError(place, 'this item has no event.', 'Add event: and a name.');
  return {
    pattern: requireText(event.value, '"event"'),
    place,
    settings: readSettings(entries, options, directory),
  };
}

function readReceiver(
  entry: SourceEntry | undefined,
  { receiverOptions }: ConfigVocabulary,
  directory: string,
): { readonly command: readonly string[] | false | undefined; readonly settings: Settings } {
  if (entry === undefined) return { command: undefined, settings: new Map() };
  const { value } = entry;
  if (value.kind === 'scalar' && value.value === false) return { command: false, settings: new Map() };
  if (value.kind !== 'map') return { command: readCommand(value), settings: new Map() };

  const entries = knownEntries(value, 'the receiver', ['command', ...Object.keys(receiverOptions)]);
  const command = entries.get('command');
  return {
    command: command === undefined ? undefined : readCommand(command.value),
    settings: readSettings(entries, receiverOptions, directory),
  };
}

function readCommand(node: SourceNode): readonly string[] {
  const cure = 'For example command: node server.js, or command: [node, server.js].';
  if (node.kind === 'list') return node.items.map((item) => requireText(item, 'a word of the command'));
  if (node.kind === 'map' || node.text.trim() === '') {
    throw sourceError(
      node.place,
      `the receiver's command must be text or a list of words, got ${nodeInWords(node)}.`,
      cure,
    );
  }
  const words = commandWords(node.text);
  if (words !== undefined) return words;
  throw sourceError(node.place, `unclosed quote in the command ${node.text}.`, cure);
}

function readJourneys(entry: SourceEntry | undefined, directory: string): ReadonlyMap<string, FileReference> {
  if (entry === undefined) return new Map();
  const { entries } = requireMap(entry.value, '"journeys"');
  return new Map(
    [...entries].map(([name, { value }]) => [
      name,
      readFileReference(value, `the journey "${name}"`, directory),
    ]),
  );
}

function readPlannedJourney(
  entries: ReadonlyMap<string, SourceEntry>,
  directory: string,
): PlannedJourney | undefined {
  const journey = entries.get('journey');
  const parameters = entries.get('parameters');
  if (journey === undefined) {
    if (parameters === undefined) return undefined;
    throw sourceError(parameters.place, '"parameters" requires "journey".', 'Add journey: and a name.');
  }
  const text = requireText(journey.value, '"journey"');
  const chosen = parameters === undefined ? [] : [...requireMap(parameters.value, '"parameters"').entries];
  return {
    reference: extname(text) === '' ? text : resolve(directory, text),
    place: journey.value.place,
    parameters: new Map(
      chosen.map(([name, { value }]) => {
        if (value.kind === 'scalar' && value.value !== null) return [name, value];
        throw sourceError(
          value.place,
          `the parameter "${name}" must be one value, got ${nodeInWords(value)}.`,
        );
      }),
    ),
  };
}
