import { defineCommand } from '../parse/command.ts';

/** `cf-webhook-sim run`: a run that the configuration file describes, or a journey. */
export const runCommand = defineCommand({
  name: 'run',
  summary: 'Tell a journey, or do a run of the configuration file; list both.',
  positionals: [
    {
      name: 'name',
      describe:
        'a run of the configuration file, a journey, or the file of one; all are listed when left out',
      required: false,
      variadic: false,
      offers: ['runs', 'journeys', 'files'],
    },
  ],
  takesChildCommand: true,
  usesConfig: 'run or journey',
  examples: [
    ['run', 'list the runs of the configuration file, and the journeys'],
    ['run one-time-purchase --to 3000 --instant', 'everything that one purchase sends'],
    ['run subscription-renewals --param periods=12 --instant', 'a year of renewals'],
    ['run one-time-purchase --order shuffled --duplicate 20%', 'as it may arrive'],
    ['run smoke', 'do what the configuration file describes as "smoke"'],
  ],
  run: async (input) => {
    const { runNamedRun } = await import('./run.ts');
    return await runNamedRun(input);
  },
});
