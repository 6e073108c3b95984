import { parseRespond } from '../../receiver/receiver-script.ts';
import { defineCommand } from '../parse/command.ts';
import { CONFIG_OPTION } from '../parse/config-option.ts';
import { DELIVERY_OPTIONS } from '../parse/delivery-options.ts';
import { duration } from '../parse/option-parsers.ts';

/** Where `listen` listens when no port is named. */
export const DEFAULT_PORT = 3000;

/** The options of `listen`. */
export const LISTEN_OPTIONS = {
  secret: { ...DELIVERY_OPTIONS.secret, describe: 'the secret that signatures are verified with' },
  unverified: { kind: 'flag', describe: 'let requests without a valid signature through' },
  respond: {
    kind: 'value',
    placeholder: 'SCRIPT',
    describe: 'answers to the attempts of each event, e.g. 500,500,200 or 500x3,hang,200@2s',
    defaultText: '200',
    parse: parseRespond,
  },
  delay: {
    kind: 'value',
    placeholder: 'DURATION',
    describe: 'answer after this long',
    parse: duration('--delay'),
  },
  hang: { kind: 'flag', describe: 'never answer' },
  reset: { kind: 'flag', describe: 'reset every connection' },
  host: {
    kind: 'value',
    placeholder: 'ADDRESS',
    describe: 'address to listen on; others than the default let other machines in',
    defaultText: '127.0.0.1',
    parse: (text: string) => text,
  },
  json: { kind: 'flag', describe: 'print each request, and at last the summary, as one line of JSON' },
  record: {
    kind: 'value',
    placeholder: 'DIR',
    describe: 'keep each event that arrives as a file for "replay", personal data replaced',
    parse: (text: string) => text,
  },
  keepPersonalData: { kind: 'flag', describe: 'let --record keep bodies as they come' },
  config: CONFIG_OPTION,
} as const;

/** Runs the built-in receiver until Ctrl-C. */
export const listenCommand = defineCommand({
  name: 'listen',
  summary: 'Receive webhooks: verify signatures, answer by a script, show what arrives.',
  positionals: [
    {
      name: 'port',
      describe: `the port to listen on (default: ${DEFAULT_PORT}; 0 chooses a free one)`,
      required: false,
      variadic: false,
    },
  ],
  options: LISTEN_OPTIONS,
  usesConfig: 'top',
  examples: [
    ['listen', 'answer 200 to every event on port 3000'],
    ['listen 4000 --respond 500,500,200', 'fail twice, then accept each event'],
    ['listen --json > requests.jsonl', 'keep what arrives'],
    ['listen --record fixtures', 'keep what arrives for "replay", without personal data'],
  ],
  run: async (input) => {
    const { runListen } = await import('./run.ts');
    return await runListen(input);
  },
});
