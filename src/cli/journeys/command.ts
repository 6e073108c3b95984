import { defineCommand } from '../parse/command.ts';

/** `cf-webhook-sim journeys`: what journeys there are, what they send, and whether one of your own is right. */
export const journeysCommand = defineCommand({
  name: 'journeys',
  summary: 'List the journeys, show what one sends, or validate your own.',
  positionals: [
    {
      name: 'action',
      describe: 'show NAME, validate FILE…, or schema (default: list all journeys)',
      required: false,
      variadic: false,
      offers: [{ word: 'show' }, { word: 'validate' }, { word: 'schema' }],
    },
    {
      name: 'name',
      describe: 'a journey, or its file',
      required: false,
      variadic: true,
      offers: { show: ['journeys', 'files'], validate: ['files'], schema: [] },
    },
  ],
  usesConfig: 'event types',
  examples: [
    ['journeys', 'List every journey.'],
    ['journeys show dunning-recovers', 'Show its parameters and its events over time.'],
    ['journeys show subscription-renewals --param periods=12', 'Show it with a parameter value.'],
    ['journeys validate my-story.yaml', 'Report errors as file:line:column.'],
    ['journeys schema', 'Print the JSON Schema for editors to complete journey files.'],
  ],
  run: async (input) => {
    const { runJourneys } = await import('./run.ts');
    return await runJourneys(input);
  },
});
