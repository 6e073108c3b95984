import { defineCommand } from '../parse/command.ts';

/** `cf-webhook-sim config`: what the options are, and why. */
export const configCommand = defineCommand({
  name: 'config',
  summary: 'Show what every option of send is set to, and where that comes from.',
  positionals: [
    {
      name: 'run',
      describe: 'the name of a run; the options of send are shown when left out',
      required: false,
      variadic: false,
      offers: ['runs'],
    },
  ],
  takesChildCommand: true,
  usesConfig: 'named run',
  examples: [
    ['config', 'the options of send, from the environment, the configuration file and the defaults'],
    ['config smoke --attempts 3', 'those of the run "smoke", with an option typed'],
    ['config --schema > config.schema.json', 'for editors that complete configuration files'],
  ],
  run: async (input) => {
    const { runConfig } = await import('./run.ts');
    return runConfig(input);
  },
});
