import { defineCommand } from '../parse/command.ts';

/** Signs a body. */
export const signCommand = defineCommand({
  name: 'sign',
  summary: 'Print the headers that sign a body.',
  positionals: [],
  examples: [
    ['sign --body body.json', 'Sign with the development secret, as of now.'],
    ['preview order.created --raw | cf-webhook-sim sign --json', 'Sign the output of another command.'],
  ],
  run: async (input) => {
    const { runSign } = await import('./run.ts');
    return runSign(input);
  },
});
