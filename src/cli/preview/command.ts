import { defineCommand } from '../parse/command.ts';

/** Prints what would be sent. */
export const previewCommand = defineCommand({
  name: 'preview',
  summary: 'Print the body of an event, or a signed curl command, without sending it.',
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
    ['preview order.created', 'Print readable JSON, with keys in wire order.'],
    ['preview order.created --seed 7 --raw > body.json', 'Write the same bytes every time.'],
    [
      'preview contact.created --curl --to localhost:4000/webhooks',
      'Print a curl command to paste into a shell.',
    ],
    ['preview order.created --set data.total_amount=49.00', 'Set a field.'],
  ],
  run: async (input) => {
    const { runPreview } = await import('./run.ts');
    return runPreview(input);
  },
});
