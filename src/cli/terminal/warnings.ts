import { SHORTEST_SEARCHED_SECRET } from '../../internal/mask.ts';
import { nearestNames } from '../../internal/nearest-names.ts';
import { ENVIRONMENT_PREFIX, environmentVariable, flagOf } from '../../options/option-name.ts';
import { OPTIONS } from '../../options/registry.ts';
import type { Terminal } from './terminal.ts';

/** An option whose value is a secret. */
export interface GivenSecret {
  readonly name: string;
  /** Undefined where it was not given. */
  readonly value: string | undefined;
  /** Whether the command shows text in which the value is looked for. */
  readonly isMasked: boolean;
}

/** Variables that this tool sets for the commands that it starts; a run within such a command has them, too. */
const SET_FOR_COMMANDS = ['URL', 'SUBJECT_ID', 'EVENT_ID', 'EVENT_TYPE', 'EFFECTS_URL', 'SMTP_URL'];

/**
 * What is odd about secrets and environment variables and yet may be meant.
 */
export function oddities(secrets: readonly GivenSecret[], environment: Terminal['environment']): string[] {
  return [
    ...secrets.flatMap((secret) => oddSecret(secret, environment)),
    ...Object.keys(environment).flatMap(misspeltVariable),
  ];
}

function oddSecret(
  { name, value: secret, isMasked }: GivenSecret,
  environment: Terminal['environment'],
): string[] {
  const variable = environmentVariable(name);
  if (secret === undefined) {
    if (environment[variable] !== '') return [];
    return [`${variable} is empty and is ignored. Check where its value comes from.`];
  }
  const [what] = [
    ...(/[\r\n]/.test(secret) ? ['contains a line break, which is part of the key'] : []),
    ...(secret === secret.trim() ? [] : ['begins or ends with white space, which is part of the key']),
    ...(/^(["']).*\1$/s.test(secret) ? ['is in quotation marks, which are part of the key'] : []),
    ...(isMasked && secret.length < SHORTEST_SEARCHED_SECRET
      ? [`has fewer than ${SHORTEST_SEARCHED_SECRET} characters, too short to be masked in text`]
      : []),
  ];
  return what === undefined ? [] : [`The value of ${flagOf(name)} ${what}.`];
}

function misspeltVariable(name: string): string[] {
  if (!name.startsWith(ENVIRONMENT_PREFIX)) return [];
  const known = [
    ...OPTIONS.map((option) => environmentVariable(option.name)),
    ...SET_FOR_COMMANDS.map((word) => `${ENVIRONMENT_PREFIX}${word}`),
  ];
  if (known.includes(name)) return [];
  const [near] = nearestNames(
    name.slice(ENVIRONMENT_PREFIX.length),
    known.map((word) => word.slice(ENVIRONMENT_PREFIX.length)),
    1,
  );
  const hint = near === undefined ? '' : ` Did you mean ${ENVIRONMENT_PREFIX}${near}?`;
  return [`${name} is set, but there is no such option.${hint}`];
}
