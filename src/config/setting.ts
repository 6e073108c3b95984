import { isAbsolute, resolve } from 'node:path';
import {
  jsonOf,
  nodeInWords,
  type SourceEntry,
  type SourceMap,
  type SourceNode,
  type SourcePlace,
  sourceError,
} from '../source/source-node.ts';
import { serializeJson } from '../wire/serialize.ts';

/** What a configuration says about one option, in the words of the command line. */
export type Setting =
  | { readonly kind: 'flag'; readonly place: SourcePlace; readonly on: boolean }
  | { readonly kind: 'texts'; readonly place: SourcePlace; readonly texts: readonly SettingText[] };

/** One value of an option, as it would be typed. */
export interface SettingText {
  readonly text: string;
  readonly place: SourcePlace;
}

/** What has to be known of an option to read its values. */
export interface ConfigurableOption {
  readonly name: string;
  readonly kind: 'value' | 'list' | 'flag';
  /** As in the help: `FILE` and `NAME[=FILE]` stand for paths, which are taken from the configuration's folder. */
  readonly placeholder?: string;
  /** The word that stands for no file, where there is one. */
  readonly noFile?: string;
  /** How a list becomes one text, and how a key with its value does. */
  readonly form?: { readonly joinedBy: string } | { readonly pairedBy: string };
}

/**
 * Reads what an entry says about an option.
 *
 * @param directory The configuration's folder, as an absolute path.
 * @throws SimulatorError `invalid-option` for a value that no option of this kind can have.
 */
export function readSetting(
  option: ConfigurableOption,
  { place, value }: SourceEntry,
  directory: string,
): Setting {
  const { name } = option;
  if (value.kind === 'scalar' && value.value === null) {
    throw sourceError(place, `"${name}" has no value.`, 'Set it, or remove the key.');
  }
  if (option.kind === 'flag') return { kind: 'flag', place, on: readFlag(name, value) };

  const texts = option.kind === 'list' ? listTexts(option, value) : [valueText(option, value)];
  return {
    kind: 'texts',
    place,
    texts: texts.map(({ text, place: at }) => ({
      text: text === option.noFile ? text : fromFolder(text, option.placeholder ?? '', directory),
      place: at,
    })),
  };
}

function readFlag(name: string, node: SourceNode): boolean {
  if (node.kind === 'scalar' && typeof node.value === 'boolean') return node.value;
  throw sourceError(
    node.place,
    `"${name}" must be true or false, got ${nodeInWords(node)}.`,
    `Write ${name}: true, or ${name}: false.`,
  );
}

function valueText({ name, form }: ConfigurableOption, node: SourceNode): SettingText {
  if (node.kind === 'scalar') return { text: node.text, place: node.place };
  if (node.kind === 'list' && form !== undefined && 'joinedBy' in form) {
    const texts = node.items.map((item) => scalarText(name, item));
    return { text: texts.join(form.joinedBy), place: node.place };
  }
  throw sourceError(node.place, `"${name}" must be one value, got ${nodeInWords(node)}.`);
}

function listTexts(option: ConfigurableOption, node: SourceNode): SettingText[] {
  switch (node.kind) {
    case 'scalar':
      return [{ text: node.text, place: node.place }];
    case 'list':
      return node.items.flatMap((item) =>
        item.kind === 'map'
          ? pairTexts(option, item)
          : [{ text: scalarText(option.name, item), place: item.place }],
      );
    case 'map':
      return pairTexts(option, node);
    default:
      return node satisfies never;
  }
}

function pairTexts({ name, form }: ConfigurableOption, node: SourceMap): SettingText[] {
  if (form === undefined || !('pairedBy' in form)) {
    throw sourceError(node.place, `"${name}" must be a list of strings, got ${nodeInWords(node)}.`);
  }
  return [...node.entries].map(([key, { place, value }]) => ({
    text: `${key}${form.pairedBy}${pairedText(name, value)}`,
    place,
  }));
}

function pairedText(name: string, node: SourceNode): string {
  if (name === 'setJson') return serializeJson(jsonOf(node));
  if (node.kind === 'scalar') return node.value === null ? 'null' : node.text;
  throw sourceError(
    node.place,
    `"${name}" must have one value for each key, got ${nodeInWords(node)}.`,
    name === 'set'
      ? 'Write the whole path as the key, such as data.contact.first_name, or use setJson.'
      : undefined,
  );
}

function scalarText(name: string, node: SourceNode): string {
  if (node.kind === 'scalar' && node.value !== null) return node.text;
  throw sourceError(node.place, `an item of "${name}" must be text or a number, got ${nodeInWords(node)}.`);
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
