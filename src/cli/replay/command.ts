import { defineCommand } from '../parse/command.ts';

/** `cf-webhook-sim replay`: sends recorded deliveries again. */
export const replayCommand = defineCommand({
  name: 'replay',
  summary: 'Replay recorded deliveries byte for byte with new signatures, or with new IDs and people.',
  positionals: [
    {
      name: 'recording',
      describe: 'a file from "send --record" or "import", or a folder from "listen --record" or "--forward"',
      required: false,
      variadic: false,
      offers: ['files'],
    },
  ],
  takesChildCommand: true,
  usesConfig: 'top',
  examples: [
    ['replay run.ndjson --to 3000', 'Replay everything.'],
    ['replay run.ndjson --failed --to 3000', 'Replay failed deliveries.'],
    ['replay real.ndjson --renew --to 3000', 'Send the same stories with new IDs, people and times.'],
    ['replay --workspace 4400 --failed', 'Replay what a workspace failed to deliver.'],
    ['replay fixtures --to 3000 --instant', 'Replay what "listen --record fixtures" recorded.'],
  ],
  run: async (input) => {
    const { runReplay } = await import('./run.ts');
    return await runReplay(input);
  },
});
