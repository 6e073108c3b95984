import type { SimulatorError } from '../../errors/simulator-error.ts';
import { usageError } from '../../errors/usage-error.ts';
import { defineCommand } from '../parse/command.ts';
import { EXIT_CODES } from '../terminal/exit-codes.ts';
import type { Shell } from './words.ts';

/** Prints a completion script. */
export const completionCommand = defineCommand({
  name: 'completion',
  summary: 'Print a shell completion script for commands, options, event types and journeys.',
  positionals: [
    {
      name: 'shell',
      describe: 'bash, zsh or fish (default: the one in $SHELL)',
      required: false,
      variadic: false,
      offers: ['shells'],
    },
  ],
  examples: [
    ['completion bash >> ~/.bashrc', 'Complete in every new bash.'],
    ['completion zsh >> ~/.zshrc', 'Complete in every new zsh.'],
    ['completion fish | source', 'Complete in this fish.'],
  ],
  async run({ positionals, terminal }) {
    const [{ COMMAND_LOADERS }, { completionScript }, { completionWords, SHELLS }] = await Promise.all([
      import('../registry.ts'),
      import('./scripts.ts'),
      import('./words.ts'),
    ]);
    const asked = positionals[0] ?? terminal.environment['SHELL']?.split('/').at(-1);
    const shell = SHELLS.find((known) => known === asked);
    if (shell === undefined) throw unknownShell(asked, SHELLS);

    const commands = await Promise.all(Object.values(COMMAND_LOADERS).map((load) => load()));
    terminal.result(completionScript(shell, completionWords(commands)));
    return EXIT_CODES.success;
  },
});

function unknownShell(asked: string | undefined, shells: readonly Shell[]): SimulatorError {
  return usageError(
    `completion supports ${shells.join(', ')}, but ${asked === undefined ? 'no shell was given' : `got "${asked}"`}.`,
    'For example: cf-webhook-sim completion bash',
  );
}
