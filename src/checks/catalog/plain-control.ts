import type { CheckContext } from '../engine/check-context.ts';
import { type Finding, unseen } from '../engine/finding.ts';
import type { Variation } from '../engine/variation.ts';
import type { Exchange } from '../evidence/exchange.ts';
import { responseKind } from './response-kind.ts';

/** Why a variation of an event type that is rejected in its plain form as well proves nothing. */
const NONE_ACCEPTED = 'None of these event types is accepted in its plain form; ACK-03a is about that.';

/**
 * Sends those variations whose event type the receiver accepts in its plain form, and judges the responses. A variation
 * of what is rejected anyway says nothing.
 */
export async function judgeVariations(
  context: CheckContext,
  variations: readonly Variation[],
  judge: (exchanges: readonly Exchange[]) => Finding,
): Promise<Finding> {
  const accepted = await whereAccepted(context, variations);
  return accepted.length === 0 ? unseen(NONE_ACCEPTED) : judge(await context.sendEach(accepted));
}

async function whereAccepted(
  context: CheckContext,
  variations: readonly Variation[],
): Promise<readonly Variation[]> {
  const accepted: Variation[] = [];
  for (const variation of variations) {
    const { type } = variation.event;
    if (!context.isSubscribed(type)) continue;
    const { control } = variation;
    const { outcome } = (await (control === undefined ? context.plain(type) : context.attempt(control)))
      .result;
    if (responseKind(outcome) === 'success') accepted.push(variation);
  }
  return accepted;
}
