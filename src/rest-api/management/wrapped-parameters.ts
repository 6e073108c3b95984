import { isJsonObject, type JsonObject } from '../../internal/json.ts';
import type { RecordProblem } from '../../workspace/records/contact-fields.ts';
import { Refusal } from '../refusal.ts';

/**
 * What stands under the key that Rails wants everything of a record under (documented).
 *
 * @throws Refusal 400 where there is nothing.
 */
export function wrappedParameters(body: unknown, wrapper: string): JsonObject {
  const wrapped = isJsonObject(body) && Object.hasOwn(body, wrapper) ? body[wrapper] : undefined;
  if (isJsonObject(wrapped) && Object.keys(wrapped).length > 0) return wrapped;
  throw new Refusal(400, `Bad request: param is missing or the value is empty: ${wrapper}`);
}

/**
 * Refuses what has anything wrong about it, in the way of Rails. Status and text are assumed.
 *
 * @throws Refusal 422
 */
export function refuseInvalid(problems: readonly RecordProblem[]): void {
  if (problems.length === 0) return;
  throw new Refusal(422, problems.map(({ field, problem }) => `${field} ${problem}`).join(', '));
}
