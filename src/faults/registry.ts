import { BURST, type BurstSetting } from './burst.ts';
import { CUT_AFTER, type CutAfterSetting } from './cut-after.ts';
import { DROP, type DropSetting } from './drop.ts';
import { DUPLICATE, type DuplicateSetting } from './duplicate.ts';
import { DUPLICATE_AS_NEW, type DuplicateAsNewSetting } from './duplicate-as-new.ts';
import { FORGE, type ForgeSetting } from './forge.ts';
import { LOSE_ACK, type LoseAckSetting } from './lose-ack.ts';
import { ARRIVAL_ORDER, type ArrivalOrderSetting } from './order.ts';
import { RACE, type RaceSetting } from './race.ts';
import { SLOW_BODY, type SlowBodySetting } from './slow-body.ts';

/** Every fault there is, in the order of the help. */
export const FAULTS = [
  ARRIVAL_ORDER,
  DUPLICATE,
  DUPLICATE_AS_NEW,
  LOSE_ACK,
  DROP,
  CUT_AFTER,
  SLOW_BODY,
  BURST,
  RACE,
  FORGE,
] as const;

/**
 * What goes wrong on purpose, as plain data; the same faults as on the command line, seeded in the same way.
 *
 * @example
 * await simulator.sendAll(requests, { faults: { order: 'shuffled', duplicate: '20%', loseAck: 1 } });
 */
export interface FaultSettings
  extends ArrivalOrderSetting,
    DuplicateSetting,
    DuplicateAsNewSetting,
    LoseAckSetting,
    DropSetting,
    CutAfterSetting,
    SlowBodySetting,
    BurstSetting,
    RaceSetting,
    ForgeSetting {}

type FaultOption = (typeof FAULTS)[number]['options'][number];

/** The options of every fault. */
export const FAULT_OPTIONS = FAULTS.flatMap<FaultOption>(({ options }) => options);

/** What may go wrong with an event of a workspace: all that does not depend on how many attempts a run has in flight. */
export type EventFaultSettings = Pick<FaultSettings, NameFor<FaultOption, 'trigger'>>;

type NameFor<Option, Command extends string> = Option extends {
  readonly name: infer Name extends keyof FaultSettings;
  readonly commands: readonly (infer Offered)[];
}
  ? Command extends Offered
    ? Name
    : never
  : never;
