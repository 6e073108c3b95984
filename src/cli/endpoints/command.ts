import { defineCommand } from '../parse/command.ts';

/** The endpoints of a workspace that another process serves. */
export const endpointsCommand = defineCommand({
  name: 'endpoints',
  summary: 'List, add or remove endpoints in a running workspace.',
  positionals: [
    {
      name: 'action',
      describe: 'add URL, or remove ENDPOINT… (default: list all endpoints)',
      required: false,
      variadic: false,
      offers: [{ word: 'list' }, { word: 'add' }, { word: 'remove' }],
    },
    {
      name: 'endpoint',
      describe: 'a URL or port to add, or the name or ID of an endpoint to remove',
      required: false,
      variadic: true,
    },
  ],
  examples: [
    ['endpoints', 'List the endpoints.'],
    ['endpoints add 3000/webhooks --name Orders', 'Subscribe to every event; print the secret.'],
    ['endpoints add 3000 --subscribe order.created,order.completed', 'Subscribe to two event types.'],
    ['endpoints remove Orders', 'Remove an endpoint and cancel what is pending.'],
  ],
  run: async (input) => {
    const { runEndpoints } = await import('./run.ts');
    return await runEndpoints(input);
  },
});
