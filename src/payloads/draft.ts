import { SimulatorError } from '../errors/simulator-error.ts';
import type { JsonObject } from '../internal/json.ts';
import type { Random } from '../random/random.ts';
import { DRAFTERS } from './drafts.generated.ts';

/**
 * A first version of a record: the columns that its refinement leaves to the schema, each filled with a believable value.
 *
 * @param resource Base name of the schema in `schemas/v2`.
 * @throws SimulatorError `broken-package` when there is no such schema.
 */
export function draftResource(resource: string, random: Random): JsonObject {
  const drafter = DRAFTERS[resource];
  if (drafter !== undefined) return drafter(random);
  throw new SimulatorError({
    code: 'broken-package',
    problem: `Making data from the schema "v2/${resource}" failed: nothing drafts it.`,
    cure: 'The installed package is incomplete; install it again.',
  });
}
