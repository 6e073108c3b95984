import { defineCommand } from '../parse/command.ts';

/** `cf-webhook-sim config`: what the options are, and why. */
export const configCommand = defineCommand({
  name: 'config',
  summary: 'Print the effective value of every option of send, and where it comes from.',
  positionals: [
    {
      name: 'run',
      describe: 'name of a run (default: the options of send)',
      required: false,
      variadic: false,
      offers: ['runs'],
    },
  ],
  takesChildCommand: true,
  usesConfig: 'named run',
  examples: [
    ['config', 'Print values from the environment, the configuration file and the defaults.'],
    ['config smoke --attempts 3', 'Print the values for the run "smoke" with this option.'],
    ['config --schema > config.schema.json', 'Write the schema for editors to complete configuration files.'],
  ],
  run: async (input) => {
    const { runConfig } = await import('./run.ts');
    return runConfig(input);
  },
});
