import { defineCommand } from '../parse/command.ts';

/** Gives an endpoint of a workspace a new secret. */
export const rotateSecretCommand = defineCommand({
  name: 'rotate-secret',
  summary: 'Give an endpoint of a workspace a new secret, and print it.',
  positionals: [
    { name: 'endpoint', describe: 'the name or id of an endpoint', required: true, variadic: false },
  ],
  examples: [
    ['rotate-secret "My endpoint"', 'the old secret counts no more'],
    ['rotate-secret 1 --overlap 1h', 'both count for an hour, in turn'],
  ],
  run: async (input) => {
    const { runRotateSecret } = await import('./run.ts');
    return await runRotateSecret(input);
  },
});
