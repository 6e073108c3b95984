import { countOf } from '../../internal/count-of.ts';
import type { Palette } from '../../internal/palette.ts';
import { hangingRow } from '../../internal/text-layout.ts';
import type { CheckGroup } from '../engine/check.ts';
import {
  type CheckReport,
  type CheckResult,
  type CheckVerdict,
  CONTROL_REFUSED,
  isConsequence,
} from '../engine/check-report.ts';
import { groupTitle, mark } from './marks.ts';

/** How a report of checks is laid out. */
export interface CheckTextStyle {
  readonly palette: Palette;
  /** Columns of the whole text; only scripts to be pasted are longer. */
  readonly columns: number;
}

const ID_COLUMNS = 9;
const GROUP_COLUMNS = 23;
/** Columns before the promise: indent, mark, id and the spaces between. */
const PROMISE_AT = 2 + 1 + 1 + ID_COLUMNS;
const ROOM_FOR_RESPONSE = 9;

/** Every check in one line, group by group. */
export function checkLines({ checks }: Pick<CheckReport, 'checks'>, style: CheckTextStyle): string[] {
  const groups = new Map<CheckGroup, CheckResult[]>();
  for (const result of checks.filter((one) => !isCutOff(one)))
    groups.set(result.group, [...(groups.get(result.group) ?? []), result]);
  const cutOff = checks.filter(isCutOff).length;
  return [
    ...[...groups].flatMap(([group, members]) => [
      style.palette.bold(groupTitle(group)),
      ...members.map((result) => checkLine(result, style)),
    ]),
    ...(cutOff === 0
      ? []
      : [style.palette.yellow(`  … ${cutOff} more checks were not run: a valid delivery was not accepted`)]),
  ];
}

/** Every group in one line: how many of its checks passed, and those that did not. */
export function groupLines({ checks }: Pick<CheckReport, 'checks'>, style: CheckTextStyle): string[] {
  const groups = [...new Set(checks.filter((one) => !isCutOff(one)).map(({ group }) => group))];
  return groups.flatMap((group) => {
    const members = checks.filter((one) => one.group === group);
    const own = members.filter((one) => !isConsequence(one));
    const count = (...verdicts: readonly CheckVerdict[]) =>
      own.filter(({ verdict }) => verdicts.includes(verdict)).length;
    const consequences = members.length - own.length;
    const [failed, warned, open] = [
      count('fail'),
      count('warn', 'info'),
      count('not-evaluated', 'incomplete'),
    ];
    const facts = [
      ...(failed > 0 ? [`${failed} failed`] : []),
      ...(warned > 0 ? [countOf(warned, 'warning')] : []),
      ...(consequences > 0 ? [countOf(consequences, 'consequence')] : []),
      `${count('pass')} passed`,
      ...(open > 0 ? [`${open} not evaluated`] : []),
    ];
    // A group whose problems all follow from another group's is not one that passed.
    const green = consequences > 0 ? [] : (['pass'] as const);
    const sign = (['fail', 'warn', 'info', 'incomplete', ...green] as const).find((one) => count(one) > 0);
    return hangingRow(`${groupTitle(group)}`, facts.join(', '), {
      indent: 4,
      labelWidth: GROUP_COLUMNS,
      width: style.columns,
    }).map((line, index) =>
      index === 0 ? `  ${mark(sign ?? 'not-evaluated', style.palette)} ${line.slice(4)}` : line,
    );
  });
}

/** Whether a check was not run since the control delivery was not taken. */
function isCutOff({ observed, verdict }: CheckResult): boolean {
  return verdict === 'incomplete' && observed === CONTROL_REFUSED;
}

/** One check in one line: how it ended, its promise, and what was seen where that is short. */
function checkLine(result: CheckResult, { palette, columns }: CheckTextStyle): string {
  const { id, observed, promise, verdict } = result;
  const room = columns - PROMISE_AT - ROOM_FOR_RESPONSE;
  const seen = observed.length < ROOM_FOR_RESPONSE ? observed : '';
  const shown = cut(promise, seen === '' ? room + ROOM_FOR_RESPONSE : room);
  const words = verdict === 'not-evaluated' ? palette.dim(shown) : shown;
  const gap = ' '.repeat(Math.max(1, room - shown.length + ROOM_FOR_RESPONSE - seen.length));
  const tail = seen === '' ? '' : `${gap}${palette.dim(seen)}`;
  return `  ${mark(verdict, palette)} ${palette.dim(id.padEnd(ID_COLUMNS))}${words}${tail}`;
}

function cut(text: string, width: number): string {
  return text.length <= width ? text : `${text.slice(0, width - 1).trimEnd()}…`;
}
