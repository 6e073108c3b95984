import { SimulatorError } from '../../errors/simulator-error.ts';
import { isJsonObject, type JsonObject } from '../../internal/json.ts';
import type { ValueType } from '../value-type.ts';
import { FILE_TEXT } from './file-content.ts';

/** A JSON file with an object to merge into a body. */
export const MERGE_FILE: ValueType<JsonObject> = {
  parse: (path) => {
    const text = FILE_TEXT.parse(path);
    try {
      const value: unknown = JSON.parse(text);
      if (isJsonObject(value)) return value;
    } catch (cause) {
      throw notAnObject(path, cause instanceof Error ? cause.message : String(cause));
    }
    throw notAnObject(path, 'its top level is not an object');
  },
};

function notAnObject(path: string, why: string): SimulatorError {
  return new SimulatorError({
    code: 'invalid-override',
    problem: `Expected a JSON object to merge, but "${path}" does not contain one: ${why}.`,
    cure: 'The object is laid over the body, for example {"data": {"notes": "Call first"}}.',
  });
}
