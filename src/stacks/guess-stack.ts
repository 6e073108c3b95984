import { STACK_NAMES, type Stack, type StackName } from './stack.ts';
import { STACKS } from './stacks.ts';

/** What gives the stack of a receiver away. */
export interface StackSigns {
  /** The words of the command that starts it. */
  readonly command: readonly string[];
  /** The headers of one of its responses. */
  readonly headers: readonly (readonly [name: string, value: string])[];
}

/**
 * Guesses the stack of a receiver. A header that names a framework wins over a command that names only the language.
 *
 * @returns Undefined where nothing gives it away.
 */
export function guessStack({ command, headers }: StackSigns): StackName | undefined {
  const line = command.join(' ');
  const started = line === '' ? undefined : find(({ command: sign }) => sign?.test(line) === true);
  const responding = find((stack) => headers.some((header) => isSign(stack, header)));
  if (started === undefined || responding === undefined) return (started ?? responding)?.name;
  const refines = started.name === started.language && responding.language === started.language;
  return (refines ? responding : started).name;
}

function find(isWanted: (stack: Stack) => boolean): Stack | undefined {
  return STACK_NAMES.map((name) => STACKS[name]).find(isWanted);
}

function isSign(stack: Stack, [name, value]: readonly [name: string, value: string]): boolean {
  return stack.headers.some((sign) => sign.name === name.toLowerCase() && sign.value.test(value));
}
