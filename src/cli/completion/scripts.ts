import { bashScript } from './bash-script.ts';
import { fishScript } from './fish-script.ts';
import type { CompletionWords, Shell } from './words.ts';
import { zshScript } from './zsh-script.ts';

/**
 * A script that completes the command line in a shell. It holds every word, so that completing starts no process but
 * the one that looks for the names of runs.
 */
export function completionScript(shell: Shell, words: CompletionWords): string {
  switch (shell) {
    case 'bash':
      return bashScript(words);
    case 'zsh':
      return zshScript(words);
    case 'fish':
      return fishScript(words);
    default:
      return shell satisfies never;
  }
}
