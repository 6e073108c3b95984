import { SimulatorError } from '../errors.ts';
import { burst } from '../faults/burst.ts';
import { cutAfter, parseCutPoint } from '../faults/cut-after.ts';
import { drop } from '../faults/drop.ts';
import { DUPLICATE_MOMENTS, duplicate } from '../faults/duplicate.ts';
import { duplicateAsNew } from '../faults/duplicate-as-new.ts';
import type { Fault } from '../faults/fault.ts';
import { forge } from '../faults/forge.ts';
import { loseAck } from '../faults/lose-ack.ts';
import { arrivalOrder, parseArrivalOrder } from '../faults/order.ts';
import { race } from '../faults/race.ts';
import { parseShare } from '../faults/share.ts';
import { parseByteRate, slowBody } from '../faults/slow-body.ts';
import { findMutant } from '../signature/mutants.ts';
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
 * The faults that the options ask for, in the order in which they rewrite the plan: what is sent, then how often,
 * then in which order.
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
  const { duplicateAfter = 'now' } = options;
  return [
    given(options.forge, forge),
    given(options.slowBody, slowBody),
    given(options.cutAfter, cutAfter),
    given(options.loseAck, loseAck),
    given(options.drop, drop),
    given(options.duplicate, (share) => duplicate(share, duplicateAfter)),
    given(options.duplicateAsNew, duplicateAsNew),
    given(options.order, arrivalOrder),
    given(options.race, race),
    options.burst ? [burst()] : [],
  ].flat();
}

function given<T>(value: T | undefined, make: (value: T) => Fault): Fault[] {
  return value === undefined ? [] : [make(value)];
}
