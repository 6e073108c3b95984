import { countOf } from '../../internal/count-of.ts';
import type { CheckNeed } from '../engine/check.ts';
import type { CheckReport, CheckResult } from '../engine/check-report.ts';

/** What checks were not evaluated for, and what would let them be. */
export interface OpenNeed {
  readonly needs: readonly CheckNeed[];
  /** `duplicates, order and loss need --probe-url` */
  readonly clause: string;
}

/** Checks that were not evaluated for the same reason. */
export interface NotEvaluated {
  /** Undefined where nothing that is given would help. */
  readonly need: OpenNeed | undefined;
  readonly checks: readonly CheckResult[];
}

/** A view of what the receiver did, which most of what is not evaluated lacks. */
export const VIEW: OpenNeed = {
  needs: ['probe', 'state'],
  clause: 'duplicates, order and loss need --probe-url',
};
/** In the order in which they are provided: the first one that is missing counts. */
const NEEDS: readonly OpenNeed[] = [
  VIEW,
  { needs: ['effects'], clause: 'repeated emails and charges need --effects' },
  { needs: ['process'], clause: 'crashes and restarts need -- COMMAND' },
  { needs: ['dependency'], clause: 'outages need --break-command and --fix-command' },
  { needs: ['old-secret'], clause: 'secret rotation needs --old-secret' },
];

/** The checks that were not evaluated, grouped by what they need, those that need nothing last. */
export function notEvaluatedByNeed({ checks }: Pick<CheckReport, 'checks'>): readonly NotEvaluated[] {
  const open = checks.filter(({ verdict }) => verdict === 'not-evaluated');
  const groups = [...NEEDS, undefined].map((need) => ({
    need,
    checks: open.filter((check) => needOf(check) === need),
  }));
  return groups.filter((group) => group.checks.length > 0);
}

/** What was not looked at: `duplicates, order and loss need --probe-url (20 checks)`. */
export function notEvaluatedInWords({ need, checks }: NotEvaluated): string {
  const count = countOf(checks.length, 'check');
  return need === undefined ? `${count} could not be evaluated` : `${need.clause} (${count})`;
}

function needOf({ missing }: CheckResult): OpenNeed | undefined {
  return NEEDS.find(({ needs }) => needs.some((need) => missing.includes(need)));
}
