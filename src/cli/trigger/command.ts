import { defineCommand } from '../parse/command.ts';

/** Lets something happen in a workspace. */
export const triggerCommand = defineCommand({
  name: 'trigger',
  summary: 'Trigger an event or a journey in a running workspace.',
  positionals: [
    {
      name: 'event',
      describe: 'an event name, a journey, or the file of a journey',
      required: true,
      variadic: false,
      offers: ['events', 'journeys', 'files'],
    },
  ],
  examples: [
    ['trigger order.created', 'Send to every endpoint that is subscribed to it.'],
    ['trigger order.created --set data.total_amount=49.00', 'Set a field.'],
    ['trigger one-time-purchase --param quantity=2', 'Run a journey, each event at its time.'],
    [
      'trigger order.created --duplicate 1 --lose-ack 1',
      'Send it twice, each time with the first 2xx response lost.',
    ],
    ['trigger contact.created --workspace 4500 --page 12', 'Trigger it in another workspace, from a page.'],
  ],
  run: async (input) => {
    const [what = ''] = input.positionals;
    const { namesJourney, triggerJourney } = await import('./journey.ts');
    if (namesJourney(what)) return await triggerJourney(input, what);
    const { runTrigger } = await import('./run.ts');
    return await runTrigger(input);
  },
});
