import { listed } from '../../internal/listed.ts';
import { hangingRow, wrapText } from '../../internal/text-layout.ts';
import { defaultTextOf } from '../../options/default-text.ts';
import { OPTION_GROUPS, type OptionDefinition } from '../../options/option-definition.ts';
import { environmentVariable, flagOf } from '../../options/option-name.ts';
import { optionsOf } from '../../options/registry.ts';
import type { HelpTopic } from '../help/help-topic.ts';
import type { CommandDescription, Positional } from './command.ts';

const TOOL = 'cf-webhook-sim';
const WIDEST = 100;
const WIDEST_LABEL = 26;
/** Below this, headings would be longer than what they head. */
const FEW_OPTIONS = 12;

/** The help of one command, as lines that fit the terminal. */
export function commandHelp(command: CommandDescription, columns: number): string {
  const width = Math.min(columns, WIDEST);
  const positionals = command.positionals.map(({ name, describe }) => [name, describe] as const);
  return [
    `${TOOL} ${usage(command)}`,
    '',
    ...wrapText(command.summary, width),
    ...(positionals.length === 0 ? [] : ['', ...table(positionals, width)]),
    '',
    ...optionGroups(command, width),
    ...(command.examples.length === 0 ? [] : ['', 'Examples:', ...exampleLines(command.examples, width)]),
    ...environmentLines(command, width),
  ].join('\n');
}

/** What the help of the tool as a whole lists. */
interface ToolHelp {
  readonly about: string;
  readonly commands: readonly Pick<CommandDescription, 'name' | 'summary'>[];
  readonly topics: readonly Pick<HelpTopic, 'name' | 'summary'>[];
  readonly examples: CommandDescription['examples'];
}

/** The help of the tool as a whole: what it is, its commands, topics and a few examples. */
export function toolHelp({ about, commands, topics, examples }: ToolHelp, columns: number): string {
  const width = Math.min(columns, WIDEST);
  const listed = (entries: readonly { readonly name: string; readonly summary: string }[]) =>
    table(
      entries.map(({ name, summary }) => [name, summary] as const),
      width,
    );
  return [
    `${TOOL} <command>`,
    '',
    ...wrapText(about, width),
    '',
    'Commands:',
    ...listed(commands),
    '',
    'Topics:',
    ...listed(topics),
    '',
    'Examples:',
    ...exampleLines(examples, width),
    '',
    ...wrapText(`${TOOL} help <command or topic> shows more.`, width),
  ].join('\n');
}

function usage({ name, positionals, takesChildCommand }: CommandDescription): string {
  const words = positionals.map(positionalWord);
  return [
    name,
    ...words,
    ...(Object.keys(optionsOf(name)).length === 0 ? [] : ['[options]']),
    ...(takesChildCommand ? ['[-- command...]'] : []),
  ].join(' ');
}

function positionalWord({ name, required, variadic }: Positional): string {
  const dots = variadic ? '...' : '';
  return required ? `<${name}${dots}>` : `[${name}${dots}]`;
}

/** The options under the headings of their groups. A command with few has one list. */
function optionGroups({ name }: CommandDescription, width: number): string[] {
  const options = Object.values(optionsOf(name));
  const help = ['-h, --help', 'show this help'] as const;
  const groups =
    options.length < FEW_OPTIONS
      ? [{ heading: 'Options', options }]
      : OPTION_GROUPS.map((heading) => ({
          heading,
          options: options.filter(({ group }) => group === heading),
        })).filter(({ options: own }) => own.length > 0);
  const labelWidth = labelWidthOf(options.map(optionLabel));
  return groups.flatMap(({ heading, options: own }, index) => {
    const rows = own.map((option) => [optionLabel(option), optionText(option)] as const);
    const isLast = index === groups.length - 1;
    return [
      ...(index === 0 ? [] : ['']),
      `${heading}:`,
      ...table(isLast ? [...rows, help] : rows, width, labelWidth),
    ];
  });
}

function optionLabel(option: OptionDefinition): string {
  const word = flagOf(option.name);
  return option.kind === 'flag' ? word : `${word} ${option.placeholder}`;
}

function optionText(option: OptionDefinition): string {
  if (option.kind === 'flag') return option.describe;
  const otherwise = defaultTextOf(option);
  const remarks = [
    ...(option.type.choices === undefined ? [] : [listed(option.type.choices)]),
    ...(option.kind === 'list' ? ['may be given several times'] : []),
    ...(otherwise === undefined ? [] : [`default: ${otherwise}`]),
  ];
  return remarks.length === 0 ? option.describe : `${option.describe} (${remarks.join('; ')})`;
}

function table(
  rows: readonly (readonly [label: string, text: string])[],
  width: number,
  labelWidth = labelWidthOf(rows.map(([label]) => label)),
): string[] {
  return rows.flatMap(([label, text]) => hangingRow(label, text, { indent: 2, labelWidth, width }));
}

function labelWidthOf(labels: readonly string[]): number {
  return Math.min(WIDEST_LABEL, Math.max(12, ...labels.map((label) => label.length + 2)));
}

function exampleLines(examples: CommandDescription['examples'], width: number): string[] {
  return examples.flatMap(([line, what]) => [
    `  ${TOOL} ${line}`,
    ...wrapText(what, width - 6).map((text) => `      ${text}`),
  ]);
}

function environmentLines(command: CommandDescription, width: number): string[] {
  const name = Object.keys(optionsOf(command.name))[0];
  if (name === undefined) return [];
  const sentence = `Environment variables set options too: ${environmentVariable(name)} is ${flagOf(name)}.`;
  return ['', ...wrapText(sentence, width)];
}
