import { isAbsolute, resolve } from 'node:path';
import {
  jsonOf,
  nodeInWords,
  type Place,
  type SourceEntry,
  type SourceMap,
  type SourceNode,
  sourceError,
} from '../source/source-node.ts';
import { serializeJson } from '../wire/serialize.ts';

/** What a configuration says about one option, in the words of the command line. */
export type Setting =
  | { readonly kind: 'flag'; readonly place: Place; readonly on: boolean }
  | { readonly kind: 'texts'; readonly place: Place; readonly texts: readonly SettingText[] };

/** One value of an option, as it would be typed. */
export interface SettingText {
  readonly text: string;
  readonly place: Place;
}

/** What has to be known of an option to read its values. */
export interface ConfigurableOption {
  readonly kind: 'value' | 'list' | 'flag';
  /** As in the help: `FILE` and `NAME[=FILE]` stand for paths, which are taken from the configuration's folder. */
  readonly placeholder?: string;
}

/** Options whose one text is a list with commas; a list in the configuration stands for it. */
export const COMMA_LISTS: ReadonlySet<string> = new Set(['schedule', 'respond']);

/** Lists whose items are pairs: keys with values stand for them, joined by this. */
export const PAIR_SEPARATORS: Readonly<Record<string, string>> = {
  header: ': ',
  set: '=',
  setJson: '=',
  reporter: '=',
};

/**
 * Reads what an entry says about an option.
 *
 * @param directory The configuration's folder, as an absolute path.
 * @throws SimulatorError `invalid-option` for a value that no option of this kind can have.
 */
export function readSetting(
  name: string,
  option: ConfigurableOption,
  { place, value }: SourceEntry,
  directory: string,
): Setting {
  if (value.kind === 'scalar' && value.value === null) {
    throw sourceError(place, `"${name}" has no value.`, 'Give it one, or take the key out.');
  }
  if (option.kind === 'flag') return { kind: 'flag', place, on: readFlag(name, value) };

  const texts = option.kind === 'list' ? listTexts(name, value) : [valueText(name, value)];
  return {
    kind: 'texts',
    place,
    texts: texts.map(({ text, place: at }) => ({
      text: fromFolder(text, option.placeholder ?? '', directory),
      place: at,
    })),
  };
}

function readFlag(name: string, node: SourceNode): boolean {
  if (node.kind === 'scalar' && typeof node.value === 'boolean') return node.value;
  throw sourceError(
    node.place,
    `"${name}" is switched on or off, got ${nodeInWords(node)}.`,
    `Write ${name}: true, or ${name}: false.`,
  );
}

function valueText(name: string, node: SourceNode): SettingText {
  if (node.kind === 'scalar') return { text: node.text, place: node.place };
  if (node.kind === 'list' && COMMA_LISTS.has(name)) {
    const texts = node.items.map((item) => scalarText(name, item));
    return { text: texts.join(','), place: node.place };
  }
  throw sourceError(node.place, `"${name}" takes one value, got ${nodeInWords(node)}.`);
}

function listTexts(name: string, node: SourceNode): SettingText[] {
  switch (node.kind) {
    case 'scalar':
      return [{ text: node.text, place: node.place }];
    case 'list':
      return node.items.flatMap((item) =>
        item.kind === 'map' ? pairTexts(name, item) : [{ text: scalarText(name, item), place: item.place }],
      );
    case 'map':
      return pairTexts(name, node);
    default:
      return node satisfies never;
  }
}

function pairTexts(name: string, node: SourceMap): SettingText[] {
  const separator = PAIR_SEPARATORS[name];
  if (separator === undefined) {
    throw sourceError(node.place, `"${name}" is a list of texts, got ${nodeInWords(node)}.`);
  }
  return [...node.entries].map(([key, { place, value }]) => ({
    text: `${key}${separator}${pairedText(name, value)}`,
    place,
  }));
}

function pairedText(name: string, node: SourceNode): string {
  if (name === 'setJson') return serializeJson(jsonOf(node));
  if (node.kind === 'scalar') return node.value === null ? 'null' : node.text;
  throw sourceError(
    node.place,
    `"${name}" takes one value for each key, got ${nodeInWords(node)}.`,
    name === 'set'
      ? 'Write the whole path as the key, such as data.contact.first_name, or use setJson.'
      : undefined,
  );
}

function scalarText(name: string, node: SourceNode): string {
  if (node.kind === 'scalar' && node.value !== null) return node.text;
  throw sourceError(node.place, `an item of "${name}" is text or a number, got ${nodeInWords(node)}.`);
}

/** Paths of a configuration are taken from its folder, wherever the command is run. */
function fromFolder(text: string, placeholder: string, directory: string): string {
  if (placeholder === 'FILE') return pathFrom(directory, text);
  const file = placeholder.endsWith('=FILE]') ? text.indexOf('=') + 1 : 0;
  return file === 0 ? text : `${text.slice(0, file)}${pathFrom(directory, text.slice(file))}`;
}

function pathFrom(directory: string, path: string): string {
  if (path === '' || path === '-' || isAbsolute(path)) return path;
  return resolve(directory, path);
}
