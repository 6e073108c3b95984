import { shellQuote } from '../../wire/curl-command.ts';
import { LIST_EVENTS, LIST_RUNS } from './configured-names.ts';
import type { CompletedCommand, CompletedOption, CompletionWords, OfferedWords } from './words.ts';

/** The script for zsh. */
export function zshScript({ commands, events, journeys, patterns }: CompletionWords): string {
  const described = commands.map(({ name, summary }) => shellQuote(`${name}:${summary}`));
  return `#compdef cf-webhook-sim
# Completion of cf-webhook-sim for zsh. Append it to ~/.zshrc, after compinit, or let that file run:
#   eval "$(cf-webhook-sim completion zsh)"
_cf_webhook_sim() {
  local -a commands options names
  local files=''
  commands=(
    ${described.join('\n    ')}
  )
  if (( CURRENT == 2 )); then
    _describe command commands
    return
  fi
  case "$words[2] $words[CURRENT-1]" in
${commands.flatMap(({ name, options }) => options.map((option) => valueCase(name, option))).join('')}    *)
      case "$words[2]" in
${commands.map(commandCase).join('\n')}
      esac
      if [[ "$words[CURRENT]" == -* ]] || (( ! $#names && ! $#files )); then
        _describe option options
        return
      fi
      ;;
  esac
  (( $#names )) && compadd -- $names && return
  if [[ -n "$files" ]]; then _files; fi
}
_cf_webhook_sim_events=(
  ${[...events, 'all'].join('\n  ')}
)
_cf_webhook_sim_patterns=(
  ${patterns.map(shellQuote).join('\n  ')}
)
_cf_webhook_sim_journeys=(
  ${journeys.join('\n  ')}
)
if [[ "$funcstack[1]" == _cf_webhook_sim ]]; then
  _cf_webhook_sim "$@"
else
  compdef _cf_webhook_sim cf-webhook-sim
fi`;
}

function valueCase(commandName: string, { word, value }: CompletedOption): string {
  const label = `    '${commandName} ${word}')`;
  switch (value.kind) {
    case 'none':
      return '';
    case 'free':
      return `${label} return ;;\n`;
    case 'words':
      return `${label} ${assignments(value.words)} ;;\n`;
    default:
      return value satisfies never;
  }
}

function commandCase({ name, options, words, after }: CompletedCommand): string {
  const described = options.map(
    ({ word, describe }) => `            ${shellQuote(`${word}:${describe.replaceAll(':', '\\:')}`)}`,
  );
  const further = after.map(
    ([first, offered]) =>
      `          if (( CURRENT > 3 )) && [[ "$words[3]" == ${first} ]]; then ${assignments(offered)}; fi`,
  );
  return [
    `        ${name})`,
    '          options=(',
    ...described,
    '          )',
    `          ${assignments(words)}`,
    ...further,
    '          ;;',
  ].join('\n');
}

function assignments({ events, journeys, runs, files, others, patterns }: OfferedWords): string {
  const names = [
    ...(events ? ['$_cf_webhook_sim_events', `\${(f)"$(${LIST_EVENTS})"}`] : []),
    ...(patterns ? ['$_cf_webhook_sim_patterns'] : []),
    ...(journeys ? ['$_cf_webhook_sim_journeys'] : []),
    ...(runs ? [`\${(f)"$(${LIST_RUNS})"}`] : []),
    ...others.map(shellQuote),
  ].join(' ');
  return `names=(${names}) files=${files ? 'yes' : "''"}`;
}
