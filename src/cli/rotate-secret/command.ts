import type { RotationMode } from '../../workspace/signing-secret.ts';
import { defineCommand } from '../parse/command.ts';
import { duration, oneOf } from '../parse/option-parsers.ts';
import { WORKSPACE_OPTIONS } from '../parse/workspace-options.ts';

const MODES = ['alternate', 'previous'] as const satisfies readonly RotationMode[];

/** The options of `rotate-secret`. */
export const ROTATE_OPTIONS = {
  ...WORKSPACE_OPTIONS,
  overlap: {
    kind: 'value',
    placeholder: 'DURATION',
    describe: 'how long the old secret counts as well',
    defaultText: 'not at all',
    parse: duration('--overlap'),
  },
  mode: {
    kind: 'value',
    placeholder: 'MODE',
    describe: 'during the overlap: sign with both in turn, or with the old one',
    choices: MODES,
    defaultText: 'alternate',
    parse: oneOf('--mode', MODES),
  },
} as const;

/** Gives an endpoint of a workspace a new secret. */
export const rotateSecretCommand = defineCommand({
  name: 'rotate-secret',
  summary: 'Give an endpoint of a workspace a new secret, and print it.',
  positionals: [
    { name: 'endpoint', describe: 'the name or id of an endpoint', required: true, variadic: false },
  ],
  options: ROTATE_OPTIONS,
  examples: [
    ['rotate-secret "My endpoint"', 'the old secret counts no more'],
    ['rotate-secret 1 --overlap 1h', 'both count for an hour, in turn'],
  ],
  run: async (input) => {
    const { runRotateSecret } = await import('./run.ts');
    return await runRotateSecret(input);
  },
});
