import { shellQuote } from '../../wire/curl-command.ts';
import type { CompletedCommand, CompletedOption, CompletionWords, Shell } from './words.ts';

/** A script that completes the command line in a shell. It holds every word, so that completing starts no process. */
export function completionScript(shell: Shell, words: CompletionWords): string {
  switch (shell) {
    case 'bash':
      return bashScript(words);
    case 'zsh':
      return zshScript(words);
    default:
      return shell satisfies never;
  }
}

function bashScript({ commands, events }: CompletionWords): string {
  const names = commands.map(({ name }) => name).join(' ');
  return `# Completion of cf-webhook-sim for bash. Append it to ~/.bashrc, or let that file run:
#   eval "$(cf-webhook-sim completion bash)"
_cf_webhook_sim() {
  local cur="\${COMP_WORDS[COMP_CWORD]}" prev="\${COMP_WORDS[COMP_CWORD-1]}" words=''
  if [ "$cur" = '=' ]; then cur=''; fi
  if [ "$prev" = '=' ]; then prev="\${COMP_WORDS[COMP_CWORD-2]}"; fi
  COMPREPLY=()
  if [ "$COMP_CWORD" -eq 1 ]; then
    COMPREPLY=($(compgen -W '${names}' -- "$cur"))
    return
  fi
  case "\${COMP_WORDS[1]} $prev" in
${valueCases(commands, {
  file: 'compopt -o filenames 2> /dev/null; local IFS=$\'\\n\'; COMPREPLY=($(compgen -f -- "$cur")); return',
  choice: (choices) => `COMPREPLY=($(compgen -W '${choices.join(' ')}' -- "$cur")); return`,
})}
  esac
  case "\${COMP_WORDS[1]} $cur" in
${commands.map((command) => bashWordCases(command, events)).join('\n')}
  esac
  COMPREPLY=($(compgen -W "$words" -- "$cur"))
}
complete -F _cf_webhook_sim cf-webhook-sim`;
}

function bashWordCases(command: CompletedCommand, events: readonly string[]): string {
  const options = command.options.map(({ word }) => word).join(' ');
  const words = command.takesEvents ? [...events, 'all'] : command.words;
  return [
    `    '${command.name} -'*) words='${options}' ;;`,
    `    '${command.name} '*) words='${words.length > 0 ? words.join(' ') : options}' ;;`,
  ].join('\n');
}

function zshScript({ commands, events }: CompletionWords): string {
  const described = commands.map(({ name, summary }) => shellQuote(`${name}:${summary}`));
  return `#compdef cf-webhook-sim
# Completion of cf-webhook-sim for zsh. Append it to ~/.zshrc, after compinit, or let that file run:
#   eval "$(cf-webhook-sim completion zsh)"
_cf_webhook_sim() {
  local -a commands options names
  commands=(
    ${described.join('\n    ')}
  )
  if (( CURRENT == 2 )); then
    _describe command commands
    return
  fi
  case "$words[2] $words[CURRENT-1]" in
${valueCases(commands, {
  file: '_files; return',
  choice: (choices) => `compadd -- ${choices.map(shellQuote).join(' ')}; return`,
})}
  esac
  case "$words[2]" in
${commands.map((command) => zshCommandCase(command)).join('\n')}
  esac
  if [[ "$words[CURRENT]" == -* || $#names -eq 0 ]]; then
    _describe option options
  else
    compadd -- $names
  fi
}
_cf_webhook_sim_events=(
  ${[...events, 'all'].join('\n  ')}
)
if [[ "$funcstack[1]" == _cf_webhook_sim ]]; then
  _cf_webhook_sim "$@"
else
  compdef _cf_webhook_sim cf-webhook-sim
fi`;
}

function zshCommandCase({ name, options, takesEvents, words }: CompletedCommand): string {
  const described = options.map(({ word, describe }) => `        ${shellQuote(`${word}:${describe}`)}`);
  const names = takesEvents
    ? ['        names=($_cf_webhook_sim_events)']
    : [`        names=(${words.join(' ')})`];
  return [`    ${name})`, '      options=(', ...described, '      )', ...names, '      ;;'].join('\n');
}

/** The branches of a shell's \`case\` over command and option, for what may follow an option. */
function valueCases(
  commands: readonly CompletedCommand[],
  actions: { readonly file: string; readonly choice: (choices: readonly string[]) => string },
): string {
  const lines = commands.flatMap(({ name, options }) =>
    options.map((option) => valueCase(name, option, actions)),
  );
  return lines.filter((line) => line !== '').join('\n');
}

function valueCase(
  commandName: string,
  { word, value }: CompletedOption,
  actions: { readonly file: string; readonly choice: (choices: readonly string[]) => string },
): string {
  const label = `    '${commandName} ${word}')`;
  switch (value.kind) {
    case 'none':
      return '';
    case 'free':
      return `${label} return ;;`;
    case 'file':
      return `${label} ${actions.file} ;;`;
    case 'choice':
      return `${label} ${actions.choice(value.choices)} ;;`;
    default:
      return value satisfies never;
  }
}
