import { defineCommand } from '../parse/command.ts';
import { CONFIG_OPTION } from '../parse/config-option.ts';
import { DELIVERY_OPTIONS } from '../parse/delivery-options.ts';
import { PARAM_OPTION } from '../parse/journey-options.ts';
import { wholeNumber } from '../parse/option-parsers.ts';
import { PAYLOAD_OPTIONS } from '../parse/payload-options.ts';
import { RECEIVER_PROCESS_OPTIONS } from '../parse/receiver-process-options.ts';
import { RECORD_OPTION } from '../parse/record-option.ts';
import { REPORTER_OPTION } from '../parse/reporter-option.ts';
import { ENDPOINT_OPTIONS } from '../parse/workspace-options.ts';
import { CHECK_PROBE_OPTIONS, splitAtCommas } from './probe-options.ts';

const { header, insecure, ca, allowRemote, secret, timeout, to } = DELIVERY_OPTIONS;
const { seed, now, wire } = PAYLOAD_OPTIONS;
const { wait, waitFor } = RECEIVER_PROCESS_OPTIONS;

/** The options of `check`. */
export const CHECK_OPTIONS = {
  to: { ...to, describe: 'the receiver, where it is not the first word', defaultText: 'the first word' },
  secret,
  ...ENDPOINT_OPTIONS,
  only: {
    kind: 'list',
    placeholder: 'CHECKS',
    describe: 'only these: ids (AUTH-02b, AUTH-02), families (AUTH) or groups (forgery), with commas between',
    parse: splitAtCommas,
  },
  exclude: {
    kind: 'list',
    placeholder: 'CHECKS',
    describe: 'all but these, in the same words',
    parse: splitAtCommas,
  },
  strict: { kind: 'flag', describe: 'a broken SHOULD fails the run too' },
  event: {
    kind: 'value',
    placeholder: 'EVENT',
    describe: 'the event type of plain deliveries',
    defaultText: 'the first of several usual ones that the receiver takes',
    parse: (text: string) => text,
  },
  oldSecret: {
    kind: 'value',
    placeholder: 'TEXT',
    describe: 'the secret before the last rotation, which the receiver still takes',
    parse: (text: string) => text,
  },
  ...CHECK_PROBE_OPTIONS,
  convergence: {
    kind: 'value',
    placeholder: 'JOURNEY',
    describe: 'tell this journey in many ways instead, and demand the same state in the end; needs a probe',
    parse: (text: string) => text,
  },
  variants: {
    kind: 'value',
    placeholder: 'N',
    describe: 'in how many ways',
    defaultText: '50',
    parse: wholeNumber('--variants', 1, 1_000_000),
  },
  param: PARAM_OPTION,
  record: {
    ...RECORD_OPTION,
    describe: 'with --convergence, keep the smallest story that ends otherwise, for "replay"',
  },
  list: { kind: 'flag', describe: 'list the checks, and send nothing' },
  dryRun: { kind: 'flag', describe: 'tell what would be sent, and send nothing' },
  maxRequests: {
    kind: 'value',
    placeholder: 'N',
    describe: 'the most requests in all; what is cut off is incomplete',
    defaultText: '5000',
    parse: wholeNumber('--max-requests', 1, 1_000_000),
  },
  seed,
  now,
  wire,
  timeout: { ...timeout, defaultText: '10s' },
  header,
  insecure,
  ca,
  allowRemote,
  wait,
  waitFor,
  reporter: REPORTER_OPTION,
  json: { kind: 'flag', describe: 'print the report as one JSON document' },
  quiet: { kind: 'flag', describe: 'print the verdict only' },
  verbose: { kind: 'flag', describe: 'show every problem in full, and what the command after -- writes' },
  config: CONFIG_OPTION,
} as const;

/** `cf-webhook-sim check`: what would go wrong in production, and why. */
export const checkCommand = defineCommand({
  name: 'check',
  summary: 'Judge a receiver: what would go wrong in production, why, how to see it and how to mend it.',
  positionals: [
    { name: 'receiver', describe: 'a URL, host:port/path or port', required: false, variadic: false },
  ],
  options: CHECK_OPTIONS,
  takesChildCommand: true,
  usesConfig: 'top',
  examples: [
    ['check http://localhost:3000/webhooks --secret TEXT', 'every check that needs nothing but answers'],
    ['check 3000 --only forgery,AUTH-05', 'some of them'],
    ['check 3000 --strict --reporter junit=checks.xml', 'for a CI job'],
    ['check 3000 -- node server.js', 'start the receiver, check it, stop it'],
    ['check 3000 --probe-url http://localhost:3000/state/{subject_id}', 'duplicates, races and order too'],
    ['check 3000 --convergence one-time-purchase --probe-url URL', 'one story in fifty orders'],
    ['check --list', 'what there is'],
  ],
  run: async (input) => {
    const { runCheck } = await import('./run.ts');
    return await runCheck(input);
  },
});
