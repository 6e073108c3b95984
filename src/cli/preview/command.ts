import { defineCommand } from '../parse/command.ts';

/** Prints what would be sent. */
export const previewCommand = defineCommand({
  name: 'preview',
  summary: 'Print the body of an event as it would be sent, without sending it.',
  positionals: [
    {
      name: 'event',
      describe: 'an event type, such as order.created',
      required: true,
      variadic: false,
      offers: ['events'],
    },
  ],
  usesConfig: 'top',
  examples: [
    ['preview order.created', 'readable JSON, keys in the order of the wire'],
    ['preview order.created --seed 7 --raw > body.json', 'the same bytes every time'],
    ['preview contact.created --curl --to localhost:4000/webhooks', 'a command to paste into a shell'],
    ['preview order.created --set data.total_amount=49.00', 'with a field of your choice'],
  ],
  run: async (input) => {
    const { runPreview } = await import('./run.ts');
    return runPreview(input);
  },
});
