import type { Fault } from './fault.ts';
import { EVERY_DELIVERY, strikeShare } from './strike-share.ts';

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
    effect: `forged (${mutant.name}): ${mutant.describe}`,
  });
}
