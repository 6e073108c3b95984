import type { PlannedDelivery } from '../delivery/delivery-plan.ts';
import { InvalidValue } from '../errors/invalid-value.ts';
import { countOf } from '../internal/count-of.ts';
import type { FaultContext } from './fault.ts';

/** How many deliveries a fault strikes: a number of them, or each with a probability. */
export type Share =
  | { readonly kind: 'count'; readonly count: number }
  | { readonly kind: 'probability'; readonly probability: number };

/**
 * Reads `3` (three of them, chosen by the seed) or `20%` (each with that probability).
 *
 * @throws InvalidValue
 */
export function parseShare(text: string): Share {
  const percent = /^(\d+(?:\.\d+)?)%$/.exec(text)?.[1];
  if (percent !== undefined && Number(percent) <= 100) {
    return { kind: 'probability', probability: Number(percent) / 100 };
  }
  if (/^\d+$/.test(text)) return { kind: 'count', count: Number(text) };
  throw new InvalidValue('a number of deliveries or a percentage', text, ['3', '20%']);
}

/** A share in words: `3 deliveries`, `20 % of the deliveries`. */
export function describeShare(share: Share): string {
  if (share.kind === 'probability')
    return `${Math.round(share.probability * 1_000) / 10} % of the deliveries`;
  return countOf(share.count, 'delivery', 'deliveries');
}

/**
 * A function that says of each delivery in turn whether it is struck. A number of deliveries is spread evenly by
 * chance where the total is known, and strikes the first ones where it is not. Copies that another fault made take no
 * part, so that the same events are struck with them and without; only the share that is everything has them too.
 */
export function chooseShare(share: Share, context: FaultContext): (planned: PlannedDelivery) => boolean {
  if (share.kind === 'probability' && share.probability === 1) return () => true;

  const isStruck = chooseInTurn(share, context);
  return ({ isCopy = false }) => !isCopy && isStruck();
}

function chooseInTurn(share: Share, { random, total }: FaultContext): () => boolean {
  if (share.kind === 'probability') return () => random.chance(share.probability);

  let wanted = share.count;
  let left = total;
  return () => {
    if (wanted === 0) return false;
    const struck = left === undefined || random.next() * left < wanted;
    if (left !== undefined) left -= 1;
    if (struck) wanted -= 1;
    return struck;
  };
}
