import type { CommandInput } from '../parse/command.ts';
import { parseCommandLine } from '../parse/parse-command-line.ts';
import { COMMAND_LOADERS } from '../registry.ts';
import { EXIT_CODES, type ExitCode } from '../terminal/exit-codes.ts';

/** Does a run of the configuration file that checks the receiver: `check`, with the options of that run. */
export async function runConfiguredCheck(input: CommandInput<'run'>): Promise<ExitCode> {
  const { commandLine, terminal, typed } = input;
  const command = await COMMAND_LOADERS.check();
  const parsed = await parseCommandLine(
    { ...command, usesConfig: 'named run' },
    commandLine.slice(1),
    // What is to be said of the file has been said.
    { ...terminal, narrate: () => undefined },
  );
  if (parsed.kind === 'help') return EXIT_CODES.success;
  return await command.run({
    ...input,
    ...parsed,
    positionals: [],
    childCommand: input.childCommand,
    typed: { ...typed, origins: parsed.origins },
  });
}
