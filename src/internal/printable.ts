import { maskValues, type SecretValues } from './mask.ts';

/**
 * Every control character but tab and line break, and every mark that turns the direction of writing. Written as ranges:
 * `\p{Cc}` and `\p{Bidi_Control}` say the same, and cost every run 7 ms.
 */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what it looks for
const UNSAFE = /[\0-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;
/** The same without marks of direction, and but for the colors that this tool writes itself. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what it looks for
const UNSAFE_BUT_COLORS = /[\0-\x08\x0b-\x1a\x1c-\x1f\x7f-\x9f]|\x1b(?!\[[\d;]*m)/g;
/** Everything that must not stand in one line of text, line breaks included. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what it looks for
export const UNSAFE_CHARACTERS = /[\0-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/g;
/** What GitHub Actions reads as a workflow command: `::` at the beginning of a line, `##[` anywhere in it. */
const WORKFLOW_COMMAND = /(?<=^[^\S\n]*):(?=:)|##(?=\[)/gm;

/** The first colon of two with which a line of escaped text would begin a workflow command, as XML and HTML write it. */
export function escapeWorkflowCommands(markup: string): string {
  return markup.includes('::') ? markup.replaceAll(/(?<=^\s*):(?=:)/gm, '&#58;') : markup;
}

/**
 * Text from outside, made safe for a terminal or a report: control characters and marks that change the direction of
 * writing are taken out, and so are secrets.
 *
 * @param secret Never shows up in the result, unless it is too short to be searched for.
 */
export function printable(text: string, secret?: SecretValues): string {
  const clean = text.replaceAll(UNSAFE, '');
  return secret === undefined ? clean : maskValues(clean, secret);
}

/** The same on one line, for names and titles: a line break in them would begin a line of its own. */
export function printableLine(text: string, secret?: SecretValues): string {
  return printable(text.replaceAll(/[\r\n\u2028\u2029]+/g, ' '), secret);
}

/**
 * Lines as a terminal or a log may show them, colors included: without control characters, and without anything that
 * GitHub Actions takes for a workflow command.
 *
 * @see https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands
 */
export function terminalText(text: string): string {
  const clean = text.replaceAll(UNSAFE_BUT_COLORS, '');
  return clean.includes('::') || clean.includes('##[') ? clean.replaceAll(WORKFLOW_COMMAND, '$& ') : clean;
}
