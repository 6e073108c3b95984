import { execFileSync, spawnSync } from 'node:child_process';
import { expect, it } from 'vitest';
import { shellBody } from '../../../../src/checks/evidence/reproduce/shell-body.ts';
import {
  SECRET_VARIABLE,
  shellSignature,
} from '../../../../src/checks/evidence/reproduce/shell-signature.ts';
import { claimByRecipe, type SignatureRecipe } from '../../../../src/signature/signature-recipe.ts';

const HAS_TOOLS = spawnSync('openssl', ['version']).status === 0;
const NOW = 1_764_000_000;
const SECRET = 'it is a "secret" with $signs';
const BODY = Buffer.from('{"data":{"id":48}}');

const RECIPES: readonly SignatureRecipe[] = [
  {},
  { secret: { text: '' } },
  { secret: { text: "it's secret" } },
  { signs: 'timestamp+body' },
  { signs: 'timestamp' },
  { signs: 'body' },
  { signs: 'other-body' },
  { timestamp: { kind: 'seconds', shift: 900 } },
  { timestamp: { kind: 'seconds', shift: -900 } },
  { timestamp: { kind: 'milliseconds' } },
  { timestamp: { kind: 'between', before: '0', after: 'abc' } },
  { timestamp: { kind: 'text', text: 'NaN' } },
  { showsTimestamp: { kind: 'seconds', shift: 60 } },
  { showsTimestamp: 'absent' },
  { signature: { kind: 'absent' } },
  { signature: { kind: 'absent' }, showsTimestamp: 'absent' },
  { signature: { kind: 'upper-case' } },
  { signature: { kind: 'base64' } },
  { signature: { kind: 'first', characters: 63, after: '' } },
  { signature: { kind: 'first', characters: 10, after: 'zz' } },
  { signature: { kind: 'between', before: 'sha256=', after: ' ' } },
  { signature: { kind: 'between', before: '', after: '\u00e9' } },
  { signature: { kind: 'text', text: 'nothing signed' } },
  { signature: { kind: 'text', text: '' } },
];

it.skipIf(!HAS_TOOLS).each(RECIPES.map((recipe) => [JSON.stringify(recipe), recipe] as const))(
  'makes in a shell what the recipe %s makes',
  (_, recipe) => {
    const { signature, timestamp } = claimByRecipe(recipe, { secret: SECRET, timestamp: NOW, body: BODY });

    expect(madeByShell(recipe)).toEqual({ signature, timestamp });
  },
);

it('signs nothing where nothing is to be signed', () => {
  expect(shellSignature({ signature: { kind: 'absent' }, showsTimestamp: 'absent' }, body()).steps).toEqual(
    [],
  );
});

it('never has the secret in the script', () => {
  expect(shellSignature({}, body()).steps.join('\n')).toContain(`-hmac "$${SECRET_VARIABLE}"`);
});

/** Runs the steps in a shell whose time stands still, and reads both headers as curl would send them. */
function madeByShell(recipe: SignatureRecipe): { signature: string | null; timestamp: string | null } {
  const { steps, signature, timestamp } = shellSignature(recipe, body());
  const script = [
    `date() { if [ "$1" = +%s ]; then echo ${NOW}; else command date "$@"; fi; }`,
    ...body().steps,
    ...steps,
    ...[signature, timestamp].map((word) => `printf '%s\\0' "X"${word ?? ''}`),
  ].join('\n');
  const [shownSignature = '', shownTimestamp = ''] = execFileSync('sh', ['-c', script], {
    env: { ...process.env, [SECRET_VARIABLE]: SECRET },
  })
    .toString('latin1')
    .split('\0')
    .map((text) => text.slice(1));
  return {
    signature: signature === null ? null : shownSignature,
    timestamp: timestamp === null ? null : shownTimestamp,
  };
}

function body(): NonNullable<ReturnType<typeof shellBody>> {
  const script = shellBody(BODY, 'body');
  if (script === undefined) throw new Error('the body is too long to be pasted');
  return script;
}
