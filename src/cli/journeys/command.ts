import { defineCommand } from '../parse/command.ts';

/** `cf-webhook-sim journeys`: what journeys there are, what they send, and whether one of your own is right. */
export const journeysCommand = defineCommand({
  name: 'journeys',
  summary: 'List the journeys, show what one sends, or check journeys of your own.',
  positionals: [
    {
      name: 'action',
      describe: 'show NAME, validate FILE…, or schema; all journeys are listed when left out',
      required: false,
      variadic: false,
      offers: [{ word: 'show' }, { word: 'validate' }, { word: 'schema' }],
    },
    {
      name: 'name',
      describe: 'a journey, or the file of one',
      required: false,
      variadic: true,
      offers: { show: ['journeys', 'files'], validate: ['files'], schema: [] },
    },
  ],
  usesConfig: 'event types',
  examples: [
    ['journeys', 'every journey in a line'],
    ['journeys show dunning-recovers', 'its parameters, and its events in story time'],
    ['journeys show subscription-renewals --param periods=12', 'with a choice of your own'],
    ['journeys validate my-story.yaml', 'file:line:column of whatever is wrong'],
    ['journeys schema', 'the JSON Schema by which editors complete journey files'],
  ],
  run: async (input) => {
    const { runJourneys } = await import('./run.ts');
    return await runJourneys(input);
  },
});
