import { defineCommand } from '../parse/command.ts';
import { CONFIG_OPTION } from '../parse/config-option.ts';
import { PAYLOAD_OPTIONS } from '../parse/payload-options.ts';
import { SEND_OPTIONS } from '../send/command.ts';
import { SESSION_OPTIONS } from '../session/options.ts';

/** The options of `replay`. */
export const REPLAY_OPTIONS = {
  failed: { kind: 'flag', describe: 'only deliveries that did not get through' },
  event: {
    kind: 'list',
    placeholder: 'ID',
    describe: 'only the event with this id',
    parse: (text: string) => text,
  },
  since: {
    kind: 'value',
    placeholder: 'WHEN',
    describe: 'in a workspace: only events since 2h ago, or since a moment in ISO 8601',
    parse: (text: string) => text,
  },
  ...SESSION_OPTIONS,
  seed: {
    ...PAYLOAD_OPTIONS.seed,
    describe: 'the same seed lets the faults strike the same deliveries',
  },
  now: { ...PAYLOAD_OPTIONS.now, describe: 'where the virtual clock of --instant starts' },
  respond: SEND_OPTIONS.respond,
  delay: SEND_OPTIONS.delay,
  config: CONFIG_OPTION,
} as const;

/** `cf-webhook-sim replay`: sends recorded deliveries again. */
export const replayCommand = defineCommand({
  name: 'replay',
  summary:
    'Send recorded deliveries again: the same bodies and event ids, byte for byte, with signatures of the moment.',
  positionals: [
    {
      name: 'recording',
      describe: 'a file of "send --record", or a folder of "listen --record"',
      required: false,
      variadic: false,
    },
  ],
  options: REPLAY_OPTIONS,
  takesChildCommand: true,
  usesConfig: 'top',
  examples: [
    ['replay run.ndjson --to 3000', 'everything once more'],
    ['replay run.ndjson --failed --to 3000', 'what did not get through'],
    ['replay --workspace 4400 --failed', 'what a workspace could not deliver'],
    ['replay fixtures --to 3000 --instant', 'what "listen --record fixtures" has kept'],
  ],
  run: async (input) => {
    const { runReplay } = await import('./run.ts');
    return await runReplay(input);
  },
});
