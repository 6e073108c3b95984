import type { CutPoint } from '../delivery/delivery-plan.ts';
import { burst } from './burst.ts';
import { cutAfter } from './cut-after.ts';
import { drop } from './drop.ts';
import { type DuplicateMoment, duplicate } from './duplicate.ts';
import { duplicateAsNew } from './duplicate-as-new.ts';
import type { Fault } from './fault.ts';
import { forge } from './forge.ts';
import { loseAck } from './lose-ack.ts';
import { type ArrivalOrder, arrivalOrder } from './order.ts';
import { race } from './race.ts';
import type { Share } from './share.ts';
import { slowBody } from './slow-body.ts';

/** Every fault there is, with what it needs to know. */
export interface FaultChoices {
  readonly forge?: Parameters<typeof forge>[0] | undefined;
  readonly slowBody?: number | undefined;
  readonly cutAfter?: CutPoint | undefined;
  readonly loseAck?: Share | undefined;
  readonly drop?: Share | undefined;
  readonly duplicate?: Share | undefined;
  /** @default 'now' */
  readonly duplicateAfter?: DuplicateMoment | undefined;
  readonly duplicateAsNew?: Share | undefined;
  readonly order?: ArrivalOrder | undefined;
  readonly race?: number | undefined;
  readonly burst?: boolean | undefined;
}

/** The chosen faults in the order in which they rewrite a plan: what is sent, then how often, then in which order. */
export function createFaults(choices: FaultChoices): Fault[] {
  const { duplicateAfter = 'now' } = choices;
  return [
    given(choices.forge, forge),
    given(choices.slowBody, slowBody),
    given(choices.cutAfter, cutAfter),
    given(choices.loseAck, loseAck),
    given(choices.drop, drop),
    given(choices.duplicate, (share) => duplicate(share, duplicateAfter)),
    given(choices.duplicateAsNew, duplicateAsNew),
    given(choices.order, arrivalOrder),
    given(choices.race, race),
    choices.burst === true ? [burst()] : [],
  ].flat();
}

function given<T>(value: T | undefined, make: (value: T) => Fault): Fault[] {
  return value === undefined ? [] : [make(value)];
}
