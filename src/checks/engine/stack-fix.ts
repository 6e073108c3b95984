import { fixTopic } from '../../stacks/fix-topics.ts';
import type { FixTopic, StackName } from '../../stacks/stack.ts';
import { STACKS } from '../../stacks/stacks.ts';
import { validDelivery } from '../catalog/control/valid-delivery.ts';
import type { CheckResult } from './check-report.ts';

/**
 * A result whose fix also says how that is done with the receiver's language and framework.
 *
 * @param refusal What the fix of a refused control delivery is about.
 */
export function withStackFix(
  result: CheckResult,
  stack: StackName | null,
  refusal: FixTopic | undefined,
): CheckResult {
  const { fix, id } = result;
  if (fix === null || stack === null) return result;
  const topic = id === validDelivery.id ? refusal : fixTopic(id);
  const { fixes, title } = STACKS[stack];
  const ownFix = topic === undefined ? undefined : fixes[topic];
  return ownFix === undefined ? result : { ...result, fix: `${fix} In ${title}: ${ownFix}` };
}
