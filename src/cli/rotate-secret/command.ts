import { defineCommand } from '../parse/command.ts';

/** Gives an endpoint of a workspace a new secret. */
export const rotateSecretCommand = defineCommand({
  name: 'rotate-secret',
  summary: 'Rotate the secret of an endpoint in a workspace, and print the new one.',
  positionals: [{ name: 'endpoint', describe: 'name or ID of an endpoint', required: true, variadic: false }],
  examples: [
    ['rotate-secret "My endpoint"', 'Revoke the old secret immediately.'],
    ['rotate-secret 1 --overlap 1h', 'Sign with both secrets in turn for an hour.'],
  ],
  run: async (input) => {
    const { runRotateSecret } = await import('./run.ts');
    return await runRotateSecret(input);
  },
});
