import type { Fault } from './fault.ts';
import { EVERY_DELIVERY, strikeShare } from './strike-share.ts';

/** How the line begins that tells of a forgery. */
const FORGED = 'forged';

/**
 * Signatures that are wrong in one named way, on every attempt.
 *
 * @param mutant One of the signature mutants.
 */
export function forge(mutant: { readonly name: string; readonly describe: string }): Fault {
  return strikeShare({
    name: 'forge',
    share: EVERY_DELIVERY,
    disturbance: { forgedAs: mutant.name },
    effect: `${FORGED} (${mutant.name}): ${mutant.describe}`,
  });
}

/** Whether the faults of a delivery, as reports list them, make it a forgery, which a receiver is right to refuse. */
export function isForgery(faults: readonly string[]): boolean {
  return faults.some((fault) => fault.startsWith(`${FORGED} (`));
}
