import { defineCommand } from '../parse/command.ts';

/** `cf-webhook-sim run`: a run that the configuration file describes, or a journey. */
export const runCommand = defineCommand({
  name: 'run',
  summary: 'Run a journey or a named run from the config file; without arguments, list them.',
  positionals: [
    {
      name: 'name',
      describe: 'a named run, a journey, or the file of a journey (default: list all)',
      required: false,
      variadic: false,
      offers: ['runs', 'journeys', 'files'],
    },
  ],
  takesChildCommand: true,
  usesConfig: 'run or journey',
  examples: [
    ['run', 'List the named runs and the journeys.'],
    ['run one-time-purchase --to 3000 --instant', 'Send every event of one purchase.'],
    ['run subscription-renewals --param periods=12 --instant', 'Send a year of renewals.'],
    ['run one-time-purchase --order shuffled --duplicate 20%', 'Send them out of order and duplicated.'],
    ['run smoke', 'Run "smoke" from the configuration file.'],
  ],
  run: async (input) => {
    const { runNamedRun } = await import('./run.ts');
    return await runNamedRun(input);
  },
});
