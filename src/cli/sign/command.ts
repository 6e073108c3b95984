import { defineCommand } from '../parse/command.ts';

/** Signs a body. */
export const signCommand = defineCommand({
  name: 'sign',
  summary: 'Print the headers that sign a body.',
  positionals: [],
  examples: [
    ['sign --body body.json', 'with the development secret, as of now'],
    ['preview order.created --raw | cf-webhook-sim sign --json', 'sign what another command prints'],
  ],
  run: async (input) => {
    const { runSign } = await import('./run.ts');
    return runSign(input);
  },
});
