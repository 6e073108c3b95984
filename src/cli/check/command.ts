import { defineCommand } from '../parse/command.ts';

/** `cf-webhook-sim check`: what would go wrong in production, and why. */
export const checkCommand = defineCommand({
  name: 'check',
  summary: 'Check a receiver: find what will break in production, with evidence, a reproduction and the fix.',
  positionals: [
    {
      name: 'receiver',
      describe: 'the receiver: a URL, host:port/path, or a port on localhost',
      required: false,
      variadic: false,
    },
  ],
  takesChildCommand: true,
  usesConfig: 'top',
  examples: [
    [
      'check http://localhost:3000/webhooks --secret TEXT',
      'Run every check that responses alone can decide.',
    ],
    ['check 3000 --only forgery,AUTH-05', 'Run some of them.'],
    ['check 3000 --strict --reporter junit=checks.xml', 'Write a JUnit report for CI.'],
    ['check 3000 -- node server.js', 'Start the receiver, check it, stop it.'],
    [
      'check 3000 --probe-url http://localhost:3000/state/{subject_id}',
      'Also check duplicates, races and arrival order (help probes).',
    ],
    [
      'check 3000 --convergence one-time-purchase --probe-url URL',
      'Run one journey in 50 shuffled variants.',
    ],
    ['check --list', 'List the checks.'],
  ],
  run: async (input) => {
    const { runCheck } = await import('./run.ts');
    return await runCheck(input);
  },
});
