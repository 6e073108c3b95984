import { defineCommand } from '../parse/command.ts';

/** Lets something happen in a workspace. */
export const triggerCommand = defineCommand({
  name: 'trigger',
  summary: 'Let an event or a journey happen in a workspace that "serve" runs.',
  positionals: [
    {
      name: 'event',
      describe: 'an event name, a journey, or the file of one',
      required: true,
      variadic: false,
      offers: ['events', 'journeys', 'files'],
    },
  ],
  examples: [
    ['trigger order.created', 'to every endpoint that listens for it'],
    ['trigger order.created --set data.total_amount=49.00', 'with a field of your choice'],
    ['trigger one-time-purchase --param quantity=2', 'a whole story, each event at its time'],
    ['trigger order.created --duplicate 1 --lose-ack 1', 'twice, each with its first 2xx response lost'],
    ['trigger contact.created --workspace 4500 --page 12', 'in another workspace, from a page'],
  ],
  run: async (input) => {
    const [what = ''] = input.positionals;
    const { namesJourney, triggerJourney } = await import('./journey.ts');
    if (namesJourney(what)) return await triggerJourney(input, what);
    const { runTrigger } = await import('./run.ts');
    return await runTrigger(input);
  },
});
