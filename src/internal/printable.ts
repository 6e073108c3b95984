import { maskValues } from './mask.ts';

/**
 * Every control character but tab and line break, and every mark that turns the direction of writing. Written as ranges:
 * `\p{Cc}` and `\p{Bidi_Control}` say the same, and cost every run 7 ms.
 */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what it looks for
const UNSAFE = /[\0-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;
/** What begins a line that a log of GitHub Actions obeys. */
const WORKFLOW_COMMAND = /^([ \t]*)(::|##\[)/gm;

/**
 * Text from outside, made safe for a terminal or a report: control characters and marks that change the direction of
 * writing are taken out, and so is a secret.
 *
 * @param secret Never shows up in the result, unless it is too short to be searched for.
 */
export function printable(text: string, secret?: string): string {
  const clean = text.replaceAll(UNSAFE, '');
  return secret === undefined ? clean : maskValues(clean, [{ name: 'secret', value: secret }]);
}

/** The same on one line, for names and titles: a line break in them would begin a line of its own. */
export function printableLine(text: string, secret?: string): string {
  return printable(text.replaceAll(/[\r\n\u2028\u2029]+/g, ' '), secret);
}

/**
 * Lines as a log may show them: none of them begins a workflow command of GitHub Actions.
 *
 * @see https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands
 */
export function withoutWorkflowCommands(text: string): string {
  return text.replaceAll(WORKFLOW_COMMAND, '$1\u200b$2');
}
