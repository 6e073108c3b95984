import { parseRespond } from '../../receiver/receiver-script.ts';
import { BULK_OPTIONS } from '../parse/bulk-options.ts';
import { defineCommand } from '../parse/command.ts';
import { CONFIG_OPTION } from '../parse/config-option.ts';
import { duration, oneOf } from '../parse/option-parsers.ts';
import { PAYLOAD_OPTIONS } from '../parse/payload-options.ts';
import { SESSION_OPTIONS } from '../session/options.ts';

/** The options of `send`. */
export const SEND_OPTIONS = {
  ...SESSION_OPTIONS,
  ...BULK_OPTIONS,
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
    describe: "answers of the built-in receiver to each event's attempts, e.g. 500,500,200",
    defaultText: '200',
    parse: parseRespond,
  },
  delay: {
    kind: 'value',
    placeholder: 'DURATION',
    describe: 'the built-in receiver answers after this long',
    parse: duration('--delay'),
  },
  config: CONFIG_OPTION,
} as const;

/** `cf-webhook-sim send`: the tool's main job. */
export const sendCommand = defineCommand({
  name: 'send',
  summary: 'Send events to a receiver, retry as ClickFunnels does, and report how it behaved.',
  positionals: [
    {
      name: 'event',
      describe:
        'an event name, a pattern such as orders/*, or "all"; name:5 sends five for one of the others',
      required: true,
      variadic: true,
    },
  ],
  options: SEND_OPTIONS,
  takesChildCommand: true,
  usesConfig: 'top',
  examples: [
    ['send order.created', 'try it: a built-in receiver answers'],
    ['send order.created --to 3000', 'to http://localhost:3000/'],
    ['send all --to localhost:3000/webhooks --instant', 'one of every event, without waiting'],
    ['send contact.created --set data.first_name=Ada --to 3000', 'with a field of your choice'],
    ['send order.created --to 3000 --instant -- node server.js', 'start the receiver, send, stop it'],
  ],
  run: async (input) => {
    const { runSend } = await import('./run.ts');
    return await runSend(input);
  },
});
