import { defineCommand } from '../parse/command.ts';

/** `cf-webhook-sim learn`: makes generated events look like those of a workspace. */
export const learnCommand = defineCommand({
  name: 'learn',
  summary:
    'Learn from real deliveries: fields, types, blanks and enum values of your workspace, nothing personal.',
  positionals: [
    {
      name: 'recording',
      describe: 'a file or folder of recorded deliveries',
      required: true,
      variadic: false,
      offers: ['files'],
    },
  ],
  usesConfig: 'event types',
  examples: [
    ['learn captures', 'Write cf-webhook-sim.learned.yaml; send, run, serve, check and preview use it.'],
    ['learn captures --print', 'Print what would be written.'],
    [
      'learn captures --journey first-purchase',
      'Write first-purchase.yaml from the deliveries about one person.',
    ],
  ],
  run: async (input) => {
    const { runLearn } = await import('./run.ts');
    return await runLearn(input);
  },
});
