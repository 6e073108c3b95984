import { defineCommand } from '../parse/command.ts';

/** `cf-webhook-sim send`: the tool's main job. */
export const sendCommand = defineCommand({
  name: 'send',
  summary: 'Send events to a receiver, retry as ClickFunnels does, and report how it behaved.',
  positionals: [
    {
      name: 'event',
      describe: 'an event name, a pattern such as orders/*, or "all"; name:5 gives it a weight of 5',
      required: true,
      variadic: true,
      offers: ['events'],
    },
  ],
  takesChildCommand: true,
  usesConfig: 'top',
  examples: [
    ['send order.created', 'Try it with a built-in receiver.'],
    ['send order.created --to 3000', 'Send to http://localhost:3000/.'],
    ['send all --to localhost:3000/webhooks --instant', 'Send one of every event, without waiting.'],
    ['send contact.created --set data.first_name=Ada --to 3000', 'Set a field.'],
    ['send order.created --to 3000 --instant -- node server.js', 'Start the receiver, send, stop it.'],
  ],
  run: async (input) => {
    const { runSend } = await import('./run.ts');
    return await runSend(input);
  },
});
