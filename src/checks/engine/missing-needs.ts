import type { Check, CheckNeed } from './check.ts';
import type { CheckEnvironment } from './check-environment.ts';

type Means = Pick<CheckEnvironment, 'probe' | 'processControl' | 'oldSecret'>;

/** What a check needs and does not have. */
export function missingNeeds({ needs }: Pick<Check, 'needs'>, means: Means): readonly CheckNeed[] {
  return needs.filter((need) => !isThere(need, means));
}

/** What is missing and how to provide it, as a sentence. */
export function explainNeeds(needs: readonly CheckNeed[]): string {
  return `Requires ${needs.map(inWords).join(', and ')}.`;
}

function isThere(need: CheckNeed, { probe, processControl: held, oldSecret }: Means): boolean {
  switch (need) {
    case 'state':
      return probe?.readState !== undefined;
    case 'effects':
      return probe?.readEffects !== undefined;
    case 'probe':
      return probe?.readState !== undefined || probe?.readEffects !== undefined;
    case 'process':
      return held?.kill !== undefined && held.restart !== undefined;
    case 'dependency':
      return held?.breakDependency !== undefined && held.fixDependency !== undefined;
    case 'old-secret':
      return oldSecret !== undefined;
    default:
      return need satisfies never;
  }
}

function inWords(need: CheckNeed): string {
  switch (need) {
    case 'state':
      return "the receiver's state: --probe-url or --probe-command";
    case 'effects':
      return "the receiver's effects: --effects";
    case 'probe':
      return 'a view of what the receiver did: --probe-url, --probe-command or --effects';
    case 'process':
      return 'control of the process: start the receiver with -- COMMAND';
    case 'old-secret':
      return 'the secret before the last rotation: --old-secret';
    case 'dependency':
      return 'a dependency to break: --break-command and --fix-command';
    default:
      return need satisfies never;
  }
}
