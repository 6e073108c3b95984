import { parseRespond } from '../../receiver/receiver-script.ts';
import { defineCommand } from '../command.ts';
import { DELIVERY_OPTIONS } from '../delivery-options.ts';
import { duration, oneOf, wholeNumber } from '../option-parsers.ts';
import { PAYLOAD_OPTIONS } from '../payload-options.ts';

/** The options of `send`. */
export const SEND_OPTIONS = {
  ...DELIVERY_OPTIONS,
  count: {
    kind: 'value',
    placeholder: 'N',
    describe: 'how many of each event',
    defaultText: '1',
    parse: wholeNumber('--count', 1, 100_000_000),
  },
  catalogue: {
    kind: 'value',
    placeholder: 'WHICH',
    describe: 'what "all" and patterns choose from',
    choices: ['documented', 'later', 'every'],
    defaultText: 'documented',
    parse: oneOf('--catalogue', ['documented', 'later', 'every']),
  },
  ...PAYLOAD_OPTIONS,
  respond: {
    kind: 'value',
    placeholder: 'SCRIPT',
    describe: 'answers of the built-in receiver to each event’s attempts, e.g. 500,500,200',
    defaultText: '200',
    parse: parseRespond,
  },
  delay: {
    kind: 'value',
    placeholder: 'DURATION',
    describe: 'the built-in receiver answers after this long',
    parse: duration('--delay'),
  },
  json: { kind: 'flag', describe: 'print the report as one JSON document' },
  quiet: { kind: 'flag', describe: 'print the verdict only' },
  verbose: { kind: 'flag', describe: 'show every request and answer' },
} as const;

/** `cf-webhook-sim send`: the tool's main job. */
export const sendCommand = defineCommand({
  name: 'send',
  summary: 'Send events to a receiver, retry as ClickFunnels does, and report how it behaved.',
  positionals: [
    {
      name: 'event',
      describe: 'an event name, a pattern such as orders/*, or "all"',
      required: true,
      variadic: true,
    },
  ],
  options: SEND_OPTIONS,
  examples: [
    ['send order.created', 'try it: a built-in receiver answers'],
    ['send order.created --to 3000', 'to http://localhost:3000/'],
    ['send all --to localhost:3000/webhooks --instant', 'one of every event, without waiting'],
    ['send contact.created --set data.first_name=Ada --to 3000', 'with a field of your choice'],
  ],
  run: async (input) => {
    const { runSend } = await import('../send-run.ts');
    return await runSend(input);
  },
});
