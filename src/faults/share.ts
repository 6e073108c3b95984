import type { PlannedDelivery } from '../delivery/delivery-plan.ts';
import { InvalidValue } from '../errors/invalid-value.ts';
import { countOf } from '../internal/count-of.ts';
import type { ValueType } from '../options/value-type.ts';
import type { FaultContext } from './fault-definition.ts';

/** How many deliveries a fault strikes: a number of them, chosen by the seed, or each with a probability: `3`, `'20%'`. */
export type FaultShare = number | `${number}%`;

/** The share that is everything. */
export const EVERY_DELIVERY: FaultShare = '100%';

/** Reads `3` (three of them, chosen by the seed) or `20%` (each with that probability). */
export const SHARE: ValueType<FaultShare> = {
  parse: (text) => {
    const percent = /^(\d+(?:\.\d+)?)%$/.exec(text)?.[1];
    if (percent !== undefined && Number(percent) <= 100) return `${Number(percent)}%`;
    if (/^\d+$/.test(text)) return Number(text);
    throw new InvalidValue('a number of deliveries or a percentage', text, ['3', '20%']);
  },
};

/** A share in words: `3 deliveries`, `20 % of the deliveries`. */
export function describeShare(share: FaultShare): string {
  if (typeof share === 'number') return countOf(share, 'delivery', 'deliveries');
  return `${Math.round(probabilityOf(share) * 1_000) / 10} % of the deliveries`;
}

/**
 * A function that says of each delivery in turn whether it is struck. A number of deliveries is spread evenly by
 * chance where the total is known, and strikes the first ones where it is not. Copies that another fault made take no
 * part, so that the same events are struck with them and without; only the share that is everything has them too.
 */
export function chooseShare(share: FaultShare, context: FaultContext): (planned: PlannedDelivery) => boolean {
  if (share === EVERY_DELIVERY) return () => true;

  const isStruck = chooseInTurn(share, context);
  return ({ isCopy = false }) => !isCopy && isStruck();
}

function chooseInTurn(share: FaultShare, { random, total }: FaultContext): () => boolean {
  if (typeof share === 'string') {
    const probability = probabilityOf(share);
    return () => random.chance(probability);
  }
  let wanted = share;
  let left = total;
  return () => {
    if (wanted === 0) return false;
    const struck = left === undefined || random.next() * left < wanted;
    if (left !== undefined) left -= 1;
    if (struck) wanted -= 1;
    return struck;
  };
}

function probabilityOf(share: `${number}%`): number {
  return Number(share.slice(0, -1)) / 100;
}
