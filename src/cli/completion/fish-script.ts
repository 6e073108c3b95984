import { LIST_EVENTS, LIST_RUNS } from './configured-names.ts';
import {
  type CompletedCommand,
  type CompletedOption,
  type CompletionWords,
  type OfferedWords,
  offersAnything,
} from './words.ts';

/** The script for fish. */
export function fishScript({ commands, events, journeys, patterns }: CompletionWords): string {
  return `# Completion of cf-webhook-sim for fish. Save it as ~/.config/fish/completions/cf-webhook-sim.fish, or let
# ~/.config/fish/config.fish run:
#   cf-webhook-sim completion fish | source
set -g __cf_webhook_sim_events ${events.join(' ')} all
set -g __cf_webhook_sim_patterns ${patterns.map(quote).join(' ')}
set -g __cf_webhook_sim_journeys ${journeys.join(' ')}
# Whether the words before the cursor begin with this command, and with this first word where one is given.
function __cf_webhook_sim_after
  set -l typed (commandline -opc)
  test "$typed[2]" = "$argv[1]"; and test -z "$argv[2]" -o "$typed[3]" = "$argv[2]"
end
# Whether the word after the command is still to come, or is not one of these.
function __cf_webhook_sim_not_after
  set -l typed (commandline -opc)
  test "$typed[2]" = "$argv[1]"; and not contains -- "$typed[3]" $argv[2..]
end
complete -c cf-webhook-sim -e
complete -c cf-webhook-sim -f
${commands.flatMap(commandLines).join('\n')}`;
}

function commandLines(command: CompletedCommand): string[] {
  const { name, summary, options, words, after } = command;
  const firsts = after.map(([first]) => first);
  const condition = ['__cf_webhook_sim_not_after', name, ...firsts].join(' ');
  return [
    `complete -c cf-webhook-sim -n 'test (count (commandline -opc)) -eq 1' -a ${name} -d ${quote(summary)}`,
    ...wordLines(condition, words),
    ...after.flatMap(([first, offered]) => wordLines(`__cf_webhook_sim_after ${name} ${first}`, offered)),
    ...options.map((option) => optionLine(name, option)),
  ];
}

function wordLines(condition: string, words: OfferedWords): string[] {
  if (!offersAnything(words)) return [];
  const files = words.files ? ' -F' : '';
  return [`complete -c cf-webhook-sim -n '${condition}'${files}${argumentList(words)}`];
}

function optionLine(commandName: string, { word, describe, value }: CompletedOption): string {
  const start = `complete -c cf-webhook-sim -n '__cf_webhook_sim_after ${commandName}' -l ${word.slice(2)}`;
  return `${start}${optionValue(value)} -d ${quote(describe)}`;
}

function optionValue(value: CompletedOption['value']): string {
  switch (value.kind) {
    case 'none':
      return '';
    case 'free':
      return ' -x';
    case 'words':
      return `${value.words.files ? ' -r -F' : ' -x'}${argumentList(value.words)}`;
    default:
      return value satisfies never;
  }
}

function argumentList({ events, journeys, runs, others, patterns }: OfferedWords): string {
  const words = [
    ...(events ? ['$__cf_webhook_sim_events', `(${LIST_EVENTS})`] : []),
    ...(patterns ? ['$__cf_webhook_sim_patterns'] : []),
    ...(journeys ? ['$__cf_webhook_sim_journeys'] : []),
    ...(runs ? [`(${LIST_RUNS})`] : []),
    ...others,
  ].join(' ');
  return words === '' ? '' : ` -a ${quote(words)}`;
}

/** Wraps text in single quotes, in which fish knows a backslash before a quote and before itself. */
function quote(text: string): string {
  return `'${text.replaceAll(/[\\']/g, String.raw`\$&`)}'`;
}
