import type { ValueType } from '../options/value-type.ts';
import { findMutant, type MutantName } from '../signature/mutants.ts';
import { defineFault, FAULT } from './fault-definition.ts';
import { EVERY_DELIVERY } from './share.ts';
import { strikeShare } from './strike-share.ts';

/** Signatures that are wrong in one named way, on every attempt. */
export interface ForgeSetting {
  /** Signs incorrectly in this way. @default correctly */
  readonly forge?: MutantName;
}

/** Reads the name of a signature mutant. */
const MUTANT: ValueType<MutantName> = { parse: (text) => findMutant(text).name };

/** The fault `forge`. */
export const FORGE = defineFault({
  options: [
    {
      ...FAULT,
      name: 'forge',
      kind: 'value',
      placeholder: 'MUTANT',
      describe: 'send an invalid signature ("vectors --list" shows the kinds)',
      type: MUTANT,
    },
  ],
  stage: 'sending',
  plan: ({ forge: name }: ForgeSetting) =>
    name === undefined
      ? undefined
      : strikeShare({
          share: EVERY_DELIVERY,
          disturbance: { forgedAs: name },
          detail: findMutant(name).describe,
        }),
});
