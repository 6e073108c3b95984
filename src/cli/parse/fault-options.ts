import { SimulatorError } from '../../errors/simulator-error.ts';
import { createFaults } from '../../faults/create-faults.ts';
import { parseCutPoint } from '../../faults/cut-after.ts';
import { DUPLICATE_MOMENTS } from '../../faults/duplicate.ts';
import type { Fault } from '../../faults/fault.ts';
import { parseArrivalOrder } from '../../faults/order.ts';
import { parseShare } from '../../faults/share.ts';
import { parseByteRate } from '../../faults/slow-body.ts';
import { findMutant } from '../../signature/mutants.ts';
import type { ParsedOptions } from './command.ts';
import { oneOf, wholeNumber } from './option-parsers.ts';

/** The options that make things go wrong on purpose. */
export const FAULT_OPTIONS = {
  order: {
    kind: 'value',
    placeholder: 'ORDER',
    describe: 'order of arrival: as-is, shuffled, reversed, swapped, or late:N',
    defaultText: 'as-is',
    parse: parseArrivalOrder,
  },
  duplicate: {
    kind: 'value',
    placeholder: 'N|P%',
    describe: 'send so many events twice, with the same id',
    parse: (text: string) => parseShare('--duplicate', text),
  },
  duplicateAfter: {
    kind: 'value',
    placeholder: 'WHEN',
    describe: 'when the second copy comes',
    choices: DUPLICATE_MOMENTS,
    defaultText: 'now',
    parse: oneOf('--duplicate-after', ['now', 'retry', '24h']),
  },
  duplicateAsNew: {
    kind: 'value',
    placeholder: 'N|P%',
    describe: 'send so many events twice, the second time with a new id',
    parse: (text: string) => parseShare('--duplicate-as-new', text),
  },
  loseAck: {
    kind: 'value',
    placeholder: 'N|P%',
    describe: 'lose so many success answers, so that the event comes again',
    parse: (text: string) => parseShare('--lose-ack', text),
  },
  drop: {
    kind: 'value',
    placeholder: 'N|P%',
    describe: 'never send so many events',
    parse: (text: string) => parseShare('--drop', text),
  },
  cutAfter: {
    kind: 'value',
    placeholder: 'POINT',
    describe: 'drop the first connection after headers, body, or so many bytes',
    parse: parseCutPoint,
  },
  slowBody: {
    kind: 'value',
    placeholder: 'RATE',
    describe: 'send bodies slowly, e.g. 500B/s',
    parse: parseByteRate,
  },
  burst: { kind: 'flag', describe: 'send everything that is due at once' },
  race: {
    kind: 'value',
    placeholder: 'N',
    describe: 'send N copies of each event, their last bytes released together',
    parse: wholeNumber('--race', 2, 1_000),
  },
  forge: {
    kind: 'value',
    placeholder: 'MUTANT',
    describe: 'sign wrongly; "cf-webhook-sim vectors --list" names the ways',
    parse: findMutant,
  },
} as const;

/**
 * The faults that the options ask for.
 *
 * @throws SimulatorError `invalid-option` for options that do not go together.
 */
export function faultsFrom(options: ParsedOptions<typeof FAULT_OPTIONS>): Fault[] {
  if (options.duplicateAfter !== undefined && options.duplicate === undefined) {
    throw new SimulatorError({
      code: 'invalid-option',
      problem: '--duplicate-after says when, and nothing says how many.',
      cure: 'Add --duplicate 20% or --duplicate 3.',
    });
  }
  return createFaults(options);
}
