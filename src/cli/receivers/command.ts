import { usageError } from '../../errors/usage-error.ts';
import { nearestNames } from '../../internal/nearest-names.ts';
import { hangingRow } from '../../internal/text-layout.ts';
import { receiverFiles } from '../../stacks/receiver-files.ts';
import { STACK_NAMES, type Stack } from '../../stacks/stack.ts';
import { STACKS } from '../../stacks/stacks.ts';
import { defineCommand } from '../parse/command.ts';
import { commandName } from '../terminal/command-name.ts';
import { EXIT_CODES } from '../terminal/exit-codes.ts';
import type { Terminal } from '../terminal/terminal.ts';

const WIDEST = 100;
const STACKS_TO_PASTE = STACK_NAMES.map((name) => STACKS[name]).filter(
  ({ receiver }) => receiver !== undefined,
);

/** Lists the stacks that there is a correct receiver for, or prints that of one. */
export const receiversCommand = defineCommand({
  name: 'receivers',
  summary: 'Print a correct receiver to paste, for your language and framework.',
  positionals: [
    {
      name: 'stack',
      describe: 'a framework or language (default: list them)',
      required: false,
      variadic: false,
    },
  ],
  examples: [
    ['receivers', 'List the frameworks and languages.'],
    ['receivers flask', 'Print the files, and how to start and check them.'],
  ],
  run: ({ positionals: [name], terminal }) => {
    if (name === undefined) listStacks(terminal);
    else printReceiver(stackNamed(name), terminal);
    return Promise.resolve(EXIT_CODES.success);
  },
});

function listStacks({ columns, narrate, result, resultPalette }: Terminal): void {
  const layout = { indent: 2, labelWidth: 10, width: Math.min(columns, WIDEST), paint: resultPalette.cyan };
  for (const { name, receiver, title } of STACKS_TO_PASTE) {
    for (const line of hangingRow(name, `${title}: ${receiver?.files.join(', ') ?? ''}`, layout))
      result(line);
  }
  narrate('receivers NAME prints the files. Each passes "check" and stores an event once.');
}

function printReceiver({ name, language, receiver }: Stack, { narrate, result }: Terminal): void {
  if (receiver === undefined) return;
  const comment = language === 'node' || language === 'go' || language === 'php' ? '//' : '#';
  for (const file of receiverFiles(receiver)) {
    result(`${comment} ── ${file.name}`);
    result(file.text);
  }
  narrate(`Install: ${receiver.install}`);
  narrate('Secret:  export WEBHOOK_SECRET=$(openssl rand -hex 32)');
  narrate(`Start:   ${receiver.start}`);
  narrate(`Check:   ${commandName()} check 3000/webhooks --secret "$WEBHOOK_SECRET" \\`);
  narrate(`           --stack ${name} -- ${asOneCommand(receiver.start)}`);
  narrate(
    `Test:    ${commandName()} vectors > vectors.json, for the unit test fixtures/receivers/${receiver.test}`,
  );
  narrate(
    'Check starts the receiver and stops it; without -- and what follows, it checks the one that runs.',
  );
}

/** A command line without a shell's `NAME=value` at its start, which no program is named like. */
function asOneCommand(commandLine: string): string {
  return /^[A-Z_]+=/.test(commandLine) ? `env ${commandLine}` : commandLine;
}

function stackNamed(name: string): Stack {
  const stack = STACKS_TO_PASTE.find((one) => one.name === name.toLowerCase());
  if (stack !== undefined) return stack;
  const names = STACKS_TO_PASTE.map((one) => one.name);
  const [nearest] = nearestNames(name, names);
  throw usageError(
    `There is no receiver for "${name}".`,
    nearest === undefined ? `The receivers are ${names.join(', ')}.` : `Did you mean ${nearest}?`,
  );
}
