import { LIST_EVENTS, LIST_RUNS } from './configured-names.ts';
import {
  type CompletedCommand,
  type CompletedOption,
  type CompletionWords,
  type OfferedWords,
  offersAnything,
} from './words.ts';

/** The script for bash. */
export function bashScript({ commands, events, journeys, patterns }: CompletionWords): string {
  const names = commands.map(({ name }) => name).join(' ');
  return `# Completion of cf-webhook-sim for bash. Append it to ~/.bashrc, or let that file run:
#   eval "$(cf-webhook-sim completion bash)"
_cf_webhook_sim() {
  local cur="\${COMP_WORDS[COMP_CWORD]}" prev="\${COMP_WORDS[COMP_CWORD-1]}" words='' files=''
  local events='${events.join(' ')} all'
  local patterns='${patterns.map(escaped).join(' ')}'
  local journeys='${journeys.join(' ')}'
  if [ "$cur" = '=' ]; then cur=''; fi
  if [ "$prev" = '=' ]; then prev="\${COMP_WORDS[COMP_CWORD-2]}"; fi
  COMPREPLY=()
  if [ "$COMP_CWORD" -eq 1 ]; then
    COMPREPLY=($(compgen -W '${names}' -- "$cur"))
    return
  fi
  case "\${COMP_WORDS[1]} $prev" in
${commands.flatMap(({ name, options }) => options.map((option) => valueCase(name, option))).join('')}    *)
      case "\${COMP_WORDS[1]} $((COMP_CWORD > 2)) \${COMP_WORDS[2]} $cur" in
${commands.map(wordCases).join('')}      esac
      ;;
  esac
  COMPREPLY=($(compgen -W "$words" -- "$cur"))
  if [ -n "$files" ] && [ "\${#COMPREPLY[@]}" -eq 0 ]; then
    compopt -o filenames 2> /dev/null
    local IFS=$'\\n'
    COMPREPLY=($(compgen -f -- "$cur"))
  fi
}
complete -F _cf_webhook_sim cf-webhook-sim`;
}

function valueCase(commandName: string, { word, value }: CompletedOption): string {
  const label = `    '${commandName} ${word}')`;
  switch (value.kind) {
    case 'none':
      return '';
    case 'free':
      return `${label} ;;\n`;
    case 'words':
      return `${label} ${assignments(value.words)} ;;\n`;
    default:
      return value satisfies never;
  }
}

/** What is offered for a word after a command: its options after a dash, else what the words before ask for. */
function wordCases({ name, options, words, after }: CompletedCommand): string {
  const optionWords = options.map(({ word }) => word).join(' ');
  const others = offersAnything(words) ? assignments(words) : `words='${optionWords}'`;
  return [
    `        '${name} '*' -'*) words='${optionWords}' ;;\n`,
    ...after.map(([first, offered]) => `        '${name} 1 ${first} '*) ${assignments(offered)} ;;\n`),
    `        '${name} '*) ${others} ;;\n`,
  ].join('');
}

/** A pattern as it survives the splitting of words and is no pattern of files for the shell. */
function escaped(pattern: string): string {
  return pattern.replaceAll('*', String.raw`\\\*`);
}

function assignments({ events, journeys, runs, files, others, patterns }: OfferedWords): string {
  const words = [
    ...(events ? ['$events', `$(${LIST_EVENTS})`] : []),
    ...(patterns ? ['$patterns'] : []),
    ...(journeys ? ['$journeys'] : []),
    ...(runs ? [`$(${LIST_RUNS})`] : []),
    ...others,
  ].join(' ');
  return [`words="${words}"`, ...(files ? ['files=yes'] : [])].join('; ');
}
