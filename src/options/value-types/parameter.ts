import { readBy } from '../value-type.ts';

/** What one `--param` says; the journey decides the type. */
export interface ParamText {
  readonly name: string;
  readonly text: string;
}

/** `name=value`. */
export const PARAMETER = readBy(parseParam, 'name=value', 'quantity=2');

function parseParam(text: string): ParamText | undefined {
  const at = text.indexOf('=');
  return at > 0 ? { name: text.slice(0, at).trim(), text: text.slice(at + 1) } : undefined;
}
