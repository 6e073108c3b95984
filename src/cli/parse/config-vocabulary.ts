// @chunk commands
import type { ConfigVocabulary } from '../../config/simulator-config.ts';
import { CHECK_OPTIONS } from '../check/command.ts';
import { SEND_OPTIONS } from '../send/command.ts';
import type { CliOptions } from './command.ts';
import { TELLING_OPTIONS } from './journey-options.ts';
import { wholeNumber } from './option-parsers.ts';
import { PAYLOAD_OPTIONS } from './payload-options.ts';
import { RECEIVER_PROCESS_OPTIONS } from './receiver-process-options.ts';

const { config: _itself, ...ofSend } = SEND_OPTIONS;
const { config: _config, list: _list, dryRun: _dryRun, param: _param, ...ofCheck } = CHECK_OPTIONS;
const { seed: _seed, now: _now, ...ofOneEvent } = PAYLOAD_OPTIONS;

/** What may stand beside one event of a run. */
export const EVENT_OPTIONS = {
  ...ofOneEvent,
  count: {
    kind: 'value',
    placeholder: 'N',
    describe: 'how many of it for one of each other event',
    defaultText: '1',
    parse: wholeNumber('--count', 1, 1_000_000),
  },
} as const satisfies CliOptions;

/** The options that a configuration file can set: those of `check`, `run` and `send`, but for the file itself. */
export const CONFIG_VOCABULARY = {
  // What both have is described as `send` describes it.
  options: { ...ofSend, ...TELLING_OPTIONS, ...ofCheck, ...ofSend },
  eventOptions: EVENT_OPTIONS,
  receiverOptions: RECEIVER_PROCESS_OPTIONS,
} as const satisfies ConfigVocabulary & Readonly<Record<string, CliOptions>>;
