import { MASK, maskAddress, maskHeader } from '../../internal/mask.ts';
import { defaultTextOf } from '../../options/default-text.ts';
import type { OptionDefinition } from '../../options/option-definition.ts';
import { environmentVariable, flagOf } from '../../options/option-name.ts';
import type { Options } from '../../options/registry.ts';
import { linkPlace, type SourcePlace } from '../../source/source-node.ts';
import type { OptionOrigin, OptionOrigins } from '../parse/option-origin.ts';

/** What an option is set to and where that comes from. Secrets are masked. */
export interface OptionReport {
  /** As in a configuration file. */
  readonly name: string;
  /** As it was written; `null` where no one wrote it. */
  readonly value: string | boolean | readonly string[] | null;
  /** What holds where no one wrote anything, in words. */
  readonly default: string;
  readonly from: 'typed' | 'environment' | 'config' | 'default';
  /** The option as typed, the environment variable, or the place in the file. */
  readonly source: string;
}

/** Reports every option of a command, in the order of its help. */
export function optionReports(options: Options, origins: OptionOrigins): OptionReport[] {
  return Object.entries(options).map(([name, option]) =>
    optionReport(name, option, origins.get(name) ?? { kind: 'default' }),
  );
}

function optionReport(name: string, option: OptionDefinition, origin: OptionOrigin): OptionReport {
  const shared = { name, default: defaultText(option) };
  switch (origin.kind) {
    case 'typed': {
      const given: unknown = origin.given;
      const texts = (Array.isArray(given) ? given : [given]).map(String);
      const value = option.kind === 'flag' ? given === true : shown(option, texts);
      return { ...shared, value, from: 'typed', source: flagOf(name) };
    }
    case 'environment': {
      const value =
        option.kind === 'flag' ? /^(1|true|yes|on)$/i.test(origin.text) : shown(option, [origin.text]);
      return { ...shared, value, from: 'environment', source: environmentVariable(name) };
    }
    case 'config': {
      const { setting } = origin;
      const value =
        setting.kind === 'flag'
          ? setting.on
          : shown(
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

function shown(option: OptionDefinition, texts: readonly string[]): string | readonly string[] {
  const masked = texts.map((text) => mask(option, text));
  return option.kind === 'list' ? masked : (masked.at(-1) ?? '');
}

function mask({ secret }: OptionDefinition, text: string): string {
  switch (secret) {
    case undefined:
      return text;
    case 'value':
    case 'command':
      return MASK;
    case 'header':
      return maskHeader(text);
    case 'address':
      return maskAddress(text);
    default:
      return secret satisfies never;
  }
}

function defaultText(option: OptionDefinition): string {
  return option.kind === 'flag' ? 'off' : (defaultTextOf(option) ?? 'none');
}

function placeText(place: SourcePlace): string {
  return place.line === undefined ? `${place.file} (${place.keys.join('.')})` : linkPlace(place);
}
