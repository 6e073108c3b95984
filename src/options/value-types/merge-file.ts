import { SimulatorError } from '../../errors/simulator-error.ts';
import { isJsonObject, type JsonObject } from '../../internal/json.ts';
import { parseJsonAsWritten } from '../../source/parse-json.ts';
import type { ValueType } from '../value-type.ts';
import { FILE_TEXT } from './file-content.ts';

/** A JSON file with an object to merge into a body. */
export const MERGE_FILE: ValueType<JsonObject> = {
  parse: (path) => {
    const text = FILE_TEXT.parse(path);
    const parsed = parseJsonAsWritten(text.replace(/^\uFEFF/, ''));
    if (!parsed.ok) throw notAnObject(path, `not valid JSON in line ${lineAt(text, parsed.at)}`);
    if (isJsonObject(parsed.value)) return parsed.value;
    throw notAnObject(path, 'its top level is not an object');
  },
};

/** The place alone: what stands there may be a secret, where the wrong file was named. */
function lineAt(text: string, index: number): number {
  return text.slice(0, index).split('\n').length;
}

function notAnObject(path: string, why: string): SimulatorError {
  return new SimulatorError({
    code: 'invalid-override',
    problem: `Expected a JSON object to merge, but "${path}" does not contain one: ${why}.`,
    cure: 'The object is merged into the body, for example {"data": {"notes": "Call first"}}.',
  });
}
