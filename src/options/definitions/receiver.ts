import { DELIVERING } from '../commands.ts';
import { defineOption } from '../option-definition.ts';
import { DURATION, readBy, TEXT } from '../value-type.ts';
import { parseMoment } from '../value-types/moment.ts';
import { parseRespond } from '../value-types/receiver-script.ts';

/** Real milliseconds that a receiver may take to start listening, unless `--wait` says otherwise. */
export const DEFAULT_RECEIVER_WAIT_MS = 30_000;

const PATH = readBy(
  (text) => (/^\/(?!\/)\S*$/.test(text) ? text : undefined),
  'a path of the receiver',
  '/health',
);
const MOMENT = readBy(parseMoment, 'a time after the event or an attempt', '15m', 'attempt:3');

/** The receiver: one whose command stands after `--`, or the built-in one. */
export const RECEIVER_OPTIONS = [
  defineOption({
    name: 'wait',
    kind: 'value',
    placeholder: 'DURATION',
    describe: 'how long the command after -- may take to start listening',
    group: 'Receiver',
    type: DURATION,
    default: `${DEFAULT_RECEIVER_WAIT_MS / 1_000}s`,
    commands: [...DELIVERING, 'check'],
    alsoBeside: 'the receiver',
  }),
  defineOption({
    name: 'waitFor',
    kind: 'value',
    placeholder: 'PATH',
    describe: 'wait until this path responds with a status below 500, e.g. /health',
    group: 'Receiver',
    type: PATH,
    defaultText: 'until the port accepts connections',
    commands: [...DELIVERING, 'check'],
    secret: 'address',
    alsoBeside: 'the receiver',
  }),
  defineOption({
    name: 'restartAt',
    kind: 'value',
    placeholder: 'MOMENT',
    describe: 'kill -9 the command and start it again: a time after the event (15m) or attempt:N',
    group: 'Receiver',
    type: MOMENT,
    commands: DELIVERING,
    alsoBeside: 'the receiver',
  }),
  defineOption({
    name: 'killAt',
    kind: 'value',
    placeholder: 'MOMENT',
    describe: 'kill -9 the command; later attempts find a dead port, until --restart-at',
    group: 'Receiver',
    type: MOMENT,
    commands: DELIVERING,
    alsoBeside: 'the receiver',
  }),
  defineOption({
    name: 'respond',
    kind: 'value',
    placeholder: 'SCRIPT',
    describe: "responses of the built-in receiver to each event's attempts, e.g. 500,500,200",
    group: 'Receiver',
    type: { parse: parseRespond },
    form: { joinedBy: ',' },
    default: '200',
    commands: [...DELIVERING, 'listen'],
    per: { listen: { describe: 'responses to the attempts of each event, e.g. 500x3,hang,200@2s' } },
  }),
  defineOption({
    name: 'delay',
    kind: 'value',
    placeholder: 'DURATION',
    describe: 'delay of every response of the built-in receiver',
    group: 'Receiver',
    type: DURATION,
    commands: [...DELIVERING, 'listen'],
    per: { listen: { describe: 'delay of every response' } },
  }),
  defineOption({
    name: 'forward',
    kind: 'value',
    placeholder: 'TARGET',
    describe: 'pass every request on to this receiver, byte for byte, and hand its response back',
    group: 'Receiver',
    type: TEXT,
    commands: ['listen'],
    conflicts: ['respond', 'delay', 'hang', 'reset', 'unverified'],
    secret: 'address',
  }),
  defineOption({
    name: 'verify',
    kind: 'flag',
    describe: 'reject requests without a valid signature before they are passed on',
    group: 'Receiver',
    commands: ['listen'],
    requires: 'forward',
  }),
  defineOption({
    name: 'hang',
    kind: 'flag',
    describe: 'never respond',
    group: 'Receiver',
    commands: ['listen'],
  }),
  defineOption({
    name: 'reset',
    kind: 'flag',
    describe: 'reset every connection',
    group: 'Receiver',
    commands: ['listen'],
  }),
  defineOption({
    name: 'unverified',
    kind: 'flag',
    describe: 'accept requests without a valid signature',
    group: 'Receiver',
    commands: ['listen'],
  }),
  defineOption({
    name: 'host',
    kind: 'value',
    placeholder: 'ADDRESS',
    describe: 'address to listen on; any other than the default exposes it to other machines',
    group: 'Receiver',
    type: TEXT,
    defaultText: 'both loopback addresses, 127.0.0.1 and ::1',
    commands: ['listen'],
  }),
  defineOption({
    name: 'keepPersonalData',
    kind: 'flag',
    describe: 'record bodies with their personal data',
    group: 'Receiver',
    commands: ['listen', 'import'],
  }),
] as const;
