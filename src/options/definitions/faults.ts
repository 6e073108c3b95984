import { parseCutPoint } from '../../faults/cut-after.ts';
import { DUPLICATE_MOMENTS } from '../../faults/duplicate.ts';
import { parseArrivalOrder } from '../../faults/order.ts';
import { RACE_COPIES } from '../../faults/race.ts';
import { parseShare } from '../../faults/share.ts';
import { parseByteRate } from '../../faults/slow-body.ts';
import { findMutant } from '../../signature/mutants.ts';
import { DELIVERING } from '../commands.ts';
import { defineOption } from '../option-definition.ts';
import { oneOf, wholeNumber } from '../value-type.ts';

const SHARE = { parse: parseShare };
const COMMANDS = DELIVERING;

/** What goes wrong on purpose. */
export const FAULT_OPTIONS = [
  defineOption({
    name: 'order',
    valueInMessages: 'as-is|shuffled|reversed|swapped|late:\\d+',
    kind: 'value',
    placeholder: 'ORDER',
    describe: 'arrival order: as-is, shuffled, reversed, swapped, or late:N',
    group: 'Faults',
    type: { parse: parseArrivalOrder },
    default: 'as-is',
    commands: COMMANDS,
  }),
  defineOption({
    name: 'duplicate',
    kind: 'value',
    placeholder: 'N|P%',
    describe: 'duplicate N (or P%) of the events, same event ID',
    group: 'Faults',
    type: SHARE,
    commands: COMMANDS,
  }),
  defineOption({
    name: 'duplicateAfter',
    kind: 'value',
    placeholder: 'WHEN',
    describe: 'when the duplicate is sent',
    group: 'Faults',
    type: oneOf(DUPLICATE_MOMENTS),
    default: 'now',
    commands: COMMANDS,
    requires: 'duplicate',
  }),
  defineOption({
    name: 'duplicateAsNew',
    kind: 'value',
    placeholder: 'N|P%',
    describe: 'duplicate N (or P%) of the events under a new event ID',
    group: 'Faults',
    type: SHARE,
    commands: COMMANDS,
  }),
  defineOption({
    name: 'loseAck',
    kind: 'value',
    placeholder: 'N|P%',
    describe: 'drop N (or P%) of the 2xx responses, so that the event is retried',
    group: 'Faults',
    type: SHARE,
    commands: COMMANDS,
  }),
  defineOption({
    name: 'drop',
    kind: 'value',
    placeholder: 'N|P%',
    describe: 'never send N (or P%) of the events',
    group: 'Faults',
    type: SHARE,
    commands: COMMANDS,
  }),
  defineOption({
    name: 'cutAfter',
    valueInMessages: '(?:headers|body)(?=[:.]?(?: |$))',
    kind: 'value',
    placeholder: 'POINT',
    describe: 'drop the first connection after headers, body, or a number of bytes',
    group: 'Faults',
    type: { parse: parseCutPoint },
    commands: COMMANDS,
  }),
  defineOption({
    name: 'slowBody',
    valueInMessages: '\\d+k?B/s',
    kind: 'value',
    placeholder: 'RATE',
    describe: 'send bodies slowly, e.g. 500B/s',
    group: 'Faults',
    type: { parse: parseByteRate },
    commands: COMMANDS,
  }),
  defineOption({
    name: 'burst',
    kind: 'flag',
    describe: 'send everything that is due at once',
    group: 'Faults',
    commands: COMMANDS,
    conflicts: ['concurrency'],
  }),
  defineOption({
    name: 'race',
    kind: 'value',
    placeholder: 'N',
    describe: 'send N copies of each event, their last bytes released together',
    group: 'Faults',
    type: wholeNumber(RACE_COPIES.min, RACE_COPIES.max),
    commands: COMMANDS,
    conflicts: ['cutAfter', 'slowBody'],
  }),
  defineOption({
    name: 'forge',
    kind: 'value',
    placeholder: 'MUTANT',
    describe: 'send an invalid signature ("vectors --list" shows the kinds)',
    group: 'Faults',
    type: { parse: findMutant },
    commands: COMMANDS,
  }),
] as const;
