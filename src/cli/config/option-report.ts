import { linkPlace, type Place } from '../../source/source-node.ts';
import { withoutCredentials } from '../../wire/target.ts';
import type { CliOption, CliOptions } from '../parse/command.ts';
import { environmentVariable, kebabCase } from '../parse/option-names.ts';
import type { OptionOrigin, OptionOrigins } from '../parse/option-origin.ts';

/** What an option is set to and where that comes from. Secrets are masked. */
export interface OptionReport {
  /** As in a configuration file. */
  readonly name: string;
  /** As it was written; `null` where nobody wrote it. */
  readonly value: string | boolean | readonly string[] | null;
  /** What holds where nobody wrote anything, in words. */
  readonly default: string;
  readonly from: 'typed' | 'environment' | 'config' | 'default';
  /** The option as typed, the environment variable, or the place in the file. */
  readonly source: string;
}

const MASK = '***';
/** Headers whose values are credentials. */
const SECRET_HEADER = /auth|cookie|token|secret|key/i;

/** Reports every option of a command, in the order of its help. */
export function optionReports(options: CliOptions, origins: OptionOrigins): OptionReport[] {
  return Object.entries(options).map(([name, option]) =>
    optionReport(name, option, origins.get(name) ?? { kind: 'default' }),
  );
}

function optionReport(name: string, option: CliOption, origin: OptionOrigin): OptionReport {
  const shared = { name, default: defaultText(option) };
  switch (origin.kind) {
    case 'typed': {
      const given: unknown = origin.given;
      const texts = (Array.isArray(given) ? given : [given]).map(String);
      const value = option.kind === 'flag' ? given === true : shown(name, option, texts);
      return { ...shared, value, from: 'typed', source: `--${kebabCase(name)}` };
    }
    case 'environment': {
      const value =
        option.kind === 'flag' ? /^(1|true|yes|on)$/i.test(origin.text) : shown(name, option, [origin.text]);
      return { ...shared, value, from: 'environment', source: environmentVariable(name) };
    }
    case 'config': {
      const { setting } = origin;
      const value =
        setting.kind === 'flag'
          ? setting.on
          : shown(
              name,
              option,
              setting.texts.map(({ text }) => text),
            );
      return { ...shared, value, from: 'config', source: placeText(setting.place) };
    }
    case 'default':
      return { ...shared, value: null, from: 'default', source: 'default' };
    default:
      return origin satisfies never;
  }
}

function shown(name: string, option: CliOption, texts: readonly string[]): string | readonly string[] {
  const masked = texts.map((text) => mask(name, text));
  return option.kind === 'list' ? masked : (masked.at(-1) ?? '');
}

function mask(name: string, text: string): string {
  switch (name) {
    case 'secret':
    case 'oldSecret':
      return MASK;
    case 'header': {
      const [header = ''] = text.split(':', 1);
      return SECRET_HEADER.test(header) ? `${header}: ${MASK}` : text;
    }
    case 'to':
      return text.includes('@') && URL.canParse(text) ? withoutCredentials(new URL(text)) : text;
    default:
      return text;
  }
}

function defaultText(option: CliOption): string {
  if (option.kind === 'flag') return 'off';
  return option.defaultText ?? 'none';
}

function placeText(place: Place): string {
  return place.line === undefined ? `${place.file} (${place.keys.join('.')})` : linkPlace(place);
}
