import { defineCommand } from '../command.ts';
import { SEND_OPTIONS } from './send.ts';

/** `cf-webhook-sim run`: a run that the configuration file describes. */
export const runCommand = defineCommand({
  name: 'run',
  summary: 'Do a run that the configuration file describes under "runs", or list them.',
  positionals: [
    {
      name: 'name',
      describe: 'the name of the run; the runs are listed when left out',
      required: false,
      variadic: false,
    },
  ],
  options: SEND_OPTIONS,
  takesChildCommand: true,
  usesConfig: 'named run',
  examples: [
    ['run', 'list the runs of the configuration file'],
    ['run smoke', 'send what the run "smoke" describes, and report'],
    ['run smoke --to 4000 --instant', 'options typed here count more than those of the file'],
  ],
  run: async (input) => {
    const { runNamedRun } = await import('../run-run.ts');
    return await runNamedRun(input);
  },
});
