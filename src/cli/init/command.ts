import { defineCommand } from '../parse/command.ts';

/** `cf-webhook-sim init`: files to begin with. */
export const initCommand = defineCommand({
  name: 'init',
  summary: 'Write a commented configuration file and a CI workflow to begin with.',
  positionals: [],
  examples: [
    ['init', 'write cf-webhook-sim.config.yaml and .github/workflows/webhooks.yml'],
    ['init --print', 'look at them first'],
  ],
  run: async (input) => {
    const { runInit } = await import('./run.ts');
    return runInit(input);
  },
});
