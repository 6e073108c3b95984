import type { Palette } from '../../internal/palette.ts';
import type { CheckGroup, CheckLevel } from '../engine/check.ts';
import type { CheckVerdict } from '../engine/check-report.ts';

/** The sign before a check, in its color. */
export function mark(verdict: CheckVerdict, palette: Palette): string {
  switch (verdict) {
    case 'pass':
      return palette.green('✓');
    case 'fail':
      return palette.red('✗');
    case 'warn':
      return palette.yellow('!');
    case 'info':
      return palette.cyan('i');
    case 'not-evaluated':
      return palette.dim('–');
    case 'incomplete':
      return palette.yellow('…');
    default:
      return verdict satisfies never;
  }
}

/** A group's name for people. */
export function groupTitle(group: CheckGroup): string {
  switch (group) {
    case 'control':
      return 'Control';
    case 'signature-bytes':
      return 'Signature bytes';
    case 'forgery':
      return 'Forgery';
    case 'replay-window':
      return 'Replay window';
    case 'idempotency':
      return 'Idempotency and races';
    case 'order':
      return 'Arrival order and time';
    case 'responses':
      return 'Responses';
    case 'payloads':
      return 'Payloads';
    case 'retries':
      return 'Retries';
    default:
      return group satisfies never;
  }
}

/** A level in the words of standards. */
export function levelWord(level: CheckLevel): string {
  return level.toUpperCase();
}
