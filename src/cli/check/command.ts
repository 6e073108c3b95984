import { defineCommand } from '../parse/command.ts';

/** `cf-webhook-sim check`: what would go wrong in production, and why. */
export const checkCommand = defineCommand({
  name: 'check',
  summary: 'Judge a receiver: what would go wrong in production, why, how to see it and how to mend it.',
  positionals: [
    { name: 'receiver', describe: 'a URL, host:port/path or port', required: false, variadic: false },
  ],
  takesChildCommand: true,
  usesConfig: 'top',
  examples: [
    ['check http://localhost:3000/webhooks --secret TEXT', 'every check that needs nothing but responds'],
    ['check 3000 --only forgery,AUTH-05', 'some of them'],
    ['check 3000 --strict --reporter junit=checks.xml', 'for a CI job'],
    ['check 3000 -- node server.js', 'start the receiver, check it, stop it'],
    ['check 3000 --probe-url http://localhost:3000/state/{subject_id}', 'duplicates, races and order too'],
    ['check 3000 --convergence one-time-purchase --probe-url URL', 'one story in fifty orders'],
    ['check --list', 'what there is'],
  ],
  run: async (input) => {
    const { runCheck } = await import('./run.ts');
    return await runCheck(input);
  },
});
