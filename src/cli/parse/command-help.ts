import { hangingRow, wrapText } from '../../internal/text-layout.ts';
import type { CliCommand, CliOption, Positional } from './command.ts';
import { environmentVariable, kebabCase } from './option-names.ts';

const TOOL = 'cf-webhook-sim';
const WIDEST = 100;
const WIDEST_LABEL = 26;

/** The help of one command, as lines that fit the terminal. */
export function commandHelp(command: CliCommand, columns: number): string {
  const width = Math.min(columns, WIDEST);
  const positionals = command.positionals.map(({ name, describe }) => [name, describe] as const);
  const options = [
    ...Object.entries(command.options).map(
      ([name, option]) => [optionLabel(name, option), optionText(option)] as const,
    ),
    ['-h, --help', 'show this help'] as const,
  ];
  return [
    `${TOOL} ${usage(command)}`,
    '',
    ...wrapText(command.summary, width),
    ...(positionals.length === 0 ? [] : ['', ...table(positionals, width)]),
    '',
    'Options:',
    ...table(options, width),
    ...(command.examples.length === 0 ? [] : ['', 'Examples:', ...exampleLines(command.examples, width)]),
    ...environmentLines(command, width),
  ].join('\n');
}

/** The help of the tool as a whole: what it is, its commands, a few examples. */
export function toolHelp(
  about: string,
  commands: readonly Pick<CliCommand, 'name' | 'summary'>[],
  examples: CliCommand['examples'],
  columns: number,
): string {
  const width = Math.min(columns, WIDEST);
  return [
    `${TOOL} <command>`,
    '',
    ...wrapText(about, width),
    '',
    'Commands:',
    ...table(
      commands.map(({ name, summary }) => [name, summary] as const),
      width,
    ),
    '',
    'Examples:',
    ...exampleLines(examples, width),
    '',
    ...wrapText(`${TOOL} <command> --help tells the options of a command.`, width),
  ].join('\n');
}

function usage({ name, positionals, options, takesChildCommand }: CliCommand): string {
  const words = positionals.map(positionalWord);
  return [
    name,
    ...words,
    ...(Object.keys(options).length === 0 ? [] : ['[options]']),
    ...(takesChildCommand ? ['[-- command...]'] : []),
  ].join(' ');
}

function positionalWord({ name, required, variadic }: Positional): string {
  const dots = variadic ? '...' : '';
  return required ? `<${name}${dots}>` : `[${name}${dots}]`;
}

function optionLabel(name: string, option: CliOption): string {
  const word = `--${kebabCase(name)}`;
  return option.kind === 'flag' ? word : `${word} ${option.placeholder}`;
}

function optionText(option: CliOption): string {
  if (option.kind === 'flag') return option.describe;
  const remarks = [
    ...(option.choices === undefined ? [] : [option.choices.join(' or ')]),
    ...(option.kind === 'list' ? ['may be given several times'] : []),
    ...(option.defaultText === undefined ? [] : [`default: ${option.defaultText}`]),
  ];
  return remarks.length === 0 ? option.describe : `${option.describe} (${remarks.join('; ')})`;
}

function table(rows: readonly (readonly [label: string, text: string])[], width: number): string[] {
  const labelWidth = Math.min(WIDEST_LABEL, Math.max(...rows.map(([label]) => label.length + 2)));
  return rows.flatMap(([label, text]) => hangingRow(label, text, { indent: 2, labelWidth, width }));
}

function exampleLines(examples: CliCommand['examples'], width: number): string[] {
  return examples.flatMap(([line, what]) => [
    `  ${TOOL} ${line}`,
    ...wrapText(what, width - 6).map((text) => `      ${text}`),
  ]);
}

function environmentLines({ options }: CliCommand, width: number): string[] {
  const name = Object.keys(options)[0];
  if (name === undefined) return [];
  const sentence = `Every option can be set in the environment too: --${kebabCase(name)} is ${environmentVariable(name)}.`;
  return ['', ...wrapText(sentence, width)];
}
