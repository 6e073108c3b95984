import { defineCommand } from '../parse/command.ts';

/** The options of `init`. */
export const INIT_OPTIONS = {
  print: { kind: 'flag', describe: 'show what would be written, and write nothing' },
  force: { kind: 'flag', describe: 'overwrite files that exist' },
} as const;

/** `cf-webhook-sim init`: files to begin with. */
export const initCommand = defineCommand({
  name: 'init',
  summary: 'Write a commented configuration file and a CI workflow to begin with.',
  positionals: [],
  options: INIT_OPTIONS,
  examples: [
    ['init', 'write cf-webhook-sim.config.yaml and .github/workflows/webhooks.yml'],
    ['init --print', 'look at them first'],
  ],
  run: async (input) => {
    const { runInit } = await import('./run.ts');
    return runInit(input);
  },
});
