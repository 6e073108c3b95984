import { isoTime } from '../../internal/iso-time.ts';
import { commandPieces, type MaskedPiece, maskedPieces, type Secret } from '../../internal/mask.ts';
import type { CommandName } from '../../options/commands.ts';
import type { OptionDefinition } from '../../options/option-definition.ts';
import { environmentVariable, flagOf } from '../../options/option-name.ts';
import { optionsOf } from '../../options/registry.ts';
import type { OptionOrigin, OptionOrigins } from '../parse/option-origin.ts';
import { commandName as typedName } from '../terminal/command-name.ts';
import { pastedWord } from './pasted-word.ts';

/** A command line, as it was understood. */
export interface TypedCommand {
  readonly commandName: CommandName;
  readonly positionals: readonly string[];
  readonly origins: OptionOrigins;
  /** The words after `--`. */
  readonly childCommand: readonly string[];
}

/** What a {@link reproduceLine} states beside what was typed. */
export interface ReproducedFacts {
  readonly seed: string;
  /** Left out where no story is told at a time of its own. */
  readonly now?: number;
  /** Options that are left out, by name. */
  readonly without?: readonly string[];
  /** Words that are added. */
  readonly instead?: readonly string[];
}

/** Options whose values are looked for everywhere else in the line, too. */
const SEARCHED_SECRETS = ['secret', 'oldSecret', 'token'];

/**
 * The command line that sends the same events again, for a POSIX shell: the options that were typed or set in the
 * environment, with the seed and the story's time written out. A secret is a variable of the shell.
 */
export function reproduceLine(
  { commandName, positionals, origins, childCommand }: TypedCommand,
  { seed, now, without = [], instead = [] }: ReproducedFacts,
): string {
  const secrets = secretsOf(origins);
  const options = Object.values(optionsOf(commandName)).filter(
    ({ name, reproduce }) => reproduce === undefined && !without.includes(name),
  );
  const words = [
    ...positionals.map((word) => pastedWord(maskedPieces(word, secrets))),
    ...options.flatMap((option) => optionWords(option, origins.get(option.name), secrets)),
    ...instead.map((word) => pastedWord([word])),
    // A seed that begins like an option is treated as one, unless it hangs on.
    ...valueWords('--seed', seed, [seed]),
    ...(now === undefined ? [] : valueWords('--now', isoTime(now), [isoTime(now)])),
    ...(childCommand.length === 0 ? [] : ['--', ...commandPieces(childCommand, secrets).map(pastedWord)]),
  ];
  return [typedName(), commandName, ...words].join(' ');
}

/** The secrets that were given with options. */
function secretsOf(origins: OptionOrigins): Secret[] {
  return SEARCHED_SECRETS.flatMap((name) =>
    textsOf(origins.get(name)).map((value) => ({ name: environmentVariable(name), value })),
  );
}

function optionWords(
  option: OptionDefinition,
  origin: OptionOrigin | undefined,
  secrets: readonly Secret[],
): string[] {
  if (origin === undefined || origin.kind === 'default' || origin.kind === 'config') return [];
  const flag = flagOf(option.name);
  if (option.kind === 'flag') return isOn(origin) ? [flag] : [];
  const texts = textsOf(origin);
  return (option.kind === 'list' ? texts : texts.slice(-1)).flatMap((text) =>
    valueWords(flag, text, valuePieces(option, text, secrets)),
  );
}

function valuePieces(
  { name, secret }: OptionDefinition,
  text: string,
  secrets: readonly Secret[],
): MaskedPiece[] {
  switch (secret) {
    case 'value':
    case 'command':
      return [{ secret: environmentVariable(name) }];
    case 'header':
    case 'address':
      return maskedPieces(text, secrets, secret);
    case undefined:
      return maskedPieces(text, secrets, 'text');
    default:
      return secret satisfies never;
  }
}

/** A value that begins with a dash would be treated as an option. */
function valueWords(flag: string, text: string, pieces: readonly MaskedPiece[]): string[] {
  return text.startsWith('-') ? [pastedWord([`${flag}=`, ...pieces])] : [flag, pastedWord(pieces)];
}

function textsOf(origin: OptionOrigin | undefined): readonly string[] {
  if (origin?.kind === 'config' && origin.setting.kind !== 'flag')
    return origin.setting.texts.map(({ text }) => text);
  if (origin?.kind === 'environment') return [origin.text];
  return origin?.kind === 'typed' && origin.given !== true ? origin.given : [];
}

function isOn(origin: Exclude<OptionOrigin, { kind: 'default' | 'config' }>): boolean {
  return origin.kind === 'typed' || /^(1|true|yes|on)$/i.test(origin.text);
}
