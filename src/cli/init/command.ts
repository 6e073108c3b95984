import { defineCommand } from '../parse/command.ts';

/** `cf-webhook-sim init`: files to begin with. */
export const initCommand = defineCommand({
  name: 'init',
  summary: 'Write a commented configuration file and a CI workflow.',
  positionals: [],
  examples: [
    ['init', 'Write cf-webhook-sim.config.yaml and .github/workflows/webhooks.yml.'],
    ['init --print', 'Print both, and write nothing.'],
  ],
  run: async (input) => {
    const { runInit } = await import('./run.ts');
    return runInit(input);
  },
});
