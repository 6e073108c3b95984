import { usageError } from '../../errors/usage-error.ts';
import { nearestNames } from '../../internal/nearest-names.ts';
import { CHECK_GROUPS, type Check, catalogId } from './check.ts';

/** Which checks are wanted: ids (`AUTH-02b`), entries of the catalog (`AUTH-02`), families (`AUTH`) and groups. */
export interface CheckSelection {
  /** @default every check */
  readonly only?: readonly string[];
  /** @default none */
  readonly exclude?: readonly string[];
}

/**
 * Chooses checks, in the order in which they are listed.
 *
 * @throws SimulatorError `invalid-option` for a word that names none, and where nothing is left.
 */
export function selectChecks(
  checks: readonly Check[],
  { only = [], exclude = [] }: CheckSelection,
): readonly Check[] {
  for (const word of [...only, ...exclude]) refuseUnknown(word, checks);
  const wanted = checks.filter((check) => only.length === 0 || isNamed(check, only));
  const selected = wanted.filter((check) => !isNamed(check, exclude));
  if (selected.length > 0) return selected;
  throw usageError(
    '--exclude leaves no check to run.',
    'Exclude fewer checks; check --list shows all of them.',
  );
}

function isNamed(check: Check, words: readonly string[]): boolean {
  const names = namesOf(check);
  return words.some((word) => names.includes(word.trim().toLowerCase()));
}

/** Everything that a check may be called, from itself to its group. */
function namesOf({ id, group }: Check): string[] {
  const [family = id] = id.split('-', 1);
  return [id, catalogId(id), family, group].map((name) => name.toLowerCase());
}

function refuseUnknown(word: string, checks: readonly Check[]): void {
  const known = [...new Set([...checks.flatMap(namesOf), ...CHECK_GROUPS])];
  if (known.includes(word.trim().toLowerCase())) return;
  const near = nearestNames(word.toLowerCase(), known).map((name) =>
    name.includes('-') && /\d/.test(name) ? name.replace(/^[a-z]+/, (family) => family.toUpperCase()) : name,
  );
  throw usageError(
    `Unknown check or group of checks "${word}".`,
    near.length > 0
      ? `Did you mean ${near.join(' or ')}? check --list shows them all.`
      : `The groups are ${CHECK_GROUPS.join(', ')}; check --list shows the checks.`,
  );
}
