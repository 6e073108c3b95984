import { defineCommand } from '../parse/command.ts';

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
      offers: ['files'],
    },
  ],
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
