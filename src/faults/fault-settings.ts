import { InvalidValue } from '../errors/invalid-value.ts';
import { SimulatorError } from '../errors/simulator-error.ts';
import { nearestNames } from '../internal/nearest-names.ts';
import type { MutantName } from '../signature/mutants.ts';
import { findMutant } from '../signature/mutants.ts';
import { createFaults } from './create-faults.ts';
import { parseCutPoint } from './cut-after.ts';
import { DUPLICATE_MOMENTS, type DuplicateMoment } from './duplicate.ts';
import type { Fault } from './fault.ts';
import { parseArrivalOrder } from './order.ts';
import { RACE_COPIES } from './race.ts';
import { parseShare } from './share.ts';
import { parseByteRate } from './slow-body.ts';

/** So many deliveries, chosen by the seed, or each with a probability: `3` or `'20%'`. */
export type FaultShare = number | `${number}%`;

/**
 * What goes wrong on purpose; the same faults as on the command line, seeded in the same way.
 *
 * @example
 * await simulator.sendAll(orders, { faults: { order: 'shuffled', duplicate: '20%', loseAck: 1 } });
 */
export interface FaultSettings {
  /** The order of arrival; `late:2` lets two deliveries be overtaken. @default 'as-is' */
  readonly order?: 'as-is' | 'shuffled' | 'reversed' | 'swapped' | `late:${number}`;
  /** Sends so many events twice, with the same id. @default none */
  readonly duplicate?: FaultShare;
  /** When the second copy comes. @default 'now' */
  readonly duplicateAfter?: DuplicateMoment;
  /** Sends so many events twice, the second time with a new id. @default none */
  readonly duplicateAsNew?: FaultShare;
  /** Loses so many success answers, so that the event comes again. @default none */
  readonly loseAck?: FaultShare;
  /** Never sends so many events. @default none */
  readonly drop?: FaultShare;
  /** Drops the first connection after the headers, the body, or so many bytes of the body. @default not at all */
  readonly cutAfter?: 'headers' | 'body' | number;
  /** Sends bodies slowly, in bytes per second, or as `'2kB/s'`. @default at once */
  readonly slowBody?: number | string;
  /** Sends everything that is due at once. @default false */
  readonly burst?: boolean;
  /** Sends so many copies of each event, 2 to 1000, their last bytes released together. @default 1 copy */
  readonly race?: number;
  /** Signs wrongly in this way. @default rightly */
  readonly forge?: MutantName;
}

const NAMES = Object.keys({
  order: true,
  duplicate: true,
  duplicateAfter: true,
  duplicateAsNew: true,
  loseAck: true,
  drop: true,
  cutAfter: true,
  slowBody: true,
  burst: true,
  race: true,
  forge: true,
} satisfies Record<keyof FaultSettings, true>);

/**
 * The faults that settings ask for; faults that were made before are given back.
 *
 * @throws SimulatorError `unknown-option` or `invalid-option`.
 */
export function resolveFaults(settings: FaultSettings | readonly Fault[] = []): readonly Fault[] {
  if (isList(settings)) return settings;
  refuseUnknown(settings);
  const { duplicateAfter, forge, race } = settings;
  if (duplicateAfter !== undefined && !DUPLICATE_MOMENTS.includes(duplicateAfter)) {
    throw invalid('duplicateAfter', DUPLICATE_MOMENTS.join(' or '), duplicateAfter);
  }
  if (race !== undefined && !(Number.isInteger(race) && race >= RACE_COPIES.min && race <= RACE_COPIES.max)) {
    throw invalid('race', `a whole number from ${RACE_COPIES.min} to ${RACE_COPIES.max}`, race);
  }
  return createFaults({
    order: read('order', settings.order, parseArrivalOrder),
    duplicate: share('duplicate', settings.duplicate),
    duplicateAfter,
    duplicateAsNew: share('duplicateAsNew', settings.duplicateAsNew),
    loseAck: share('loseAck', settings.loseAck),
    drop: share('drop', settings.drop),
    cutAfter: read('cutAfter', settings.cutAfter, parseCutPoint),
    slowBody: read('slowBody', settings.slowBody, parseByteRate),
    burst: settings.burst,
    race,
    forge: read('forge', forge, findMutant),
  });
}

function isList(settings: FaultSettings | readonly Fault[]): settings is readonly Fault[] {
  return Array.isArray(settings);
}

function share(name: string, value: FaultShare | undefined) {
  return read(name, value, parseShare);
}

/** Reads a setting by the parser of its option. */
function read<T>(
  name: string,
  value: number | string | undefined,
  parse: (text: string) => T,
): T | undefined {
  if (value === undefined) return undefined;
  try {
    return parse(String(value));
  } catch (error) {
    throw error instanceof InvalidValue ? invalid(name, error.expected, error.received) : error;
  }
}

function refuseUnknown(settings: FaultSettings): void {
  const unknown = Object.keys(settings).find((name) => !NAMES.includes(name));
  if (unknown === undefined) return;
  const near = nearestNames(unknown, NAMES);
  throw new SimulatorError({
    code: 'unknown-option',
    problem: `There is no fault "${unknown}".`,
    cure: near.length > 0 ? `Did you mean ${near.join(' or ')}?` : `The faults are ${NAMES.join(', ')}.`,
  });
}

function invalid(name: string, expected: string, received: unknown): SimulatorError {
  return new SimulatorError({
    code: 'invalid-option',
    problem: `The fault "${name}" takes ${expected}, got "${String(received)}".`,
  });
}
