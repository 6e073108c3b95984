import { CHECK_GROUPS, type Check } from '../../checks/engine/check.ts';
import { groupTitle, levelWord } from '../../checks/text/marks.ts';
import { countOf } from '../../internal/count-of.ts';
import { hangingRow } from '../../internal/text-layout.ts';
import type { Terminal } from '../terminal/terminal.ts';

const WIDEST = 100;

/** Lists checks: what each promises, and what it needs. */
export function listChecks(checks: readonly Check[], terminal: Terminal): void {
  const { resultPalette: palette, result } = terminal;
  const layout = { indent: 2, labelWidth: 17, width: Math.min(terminal.columns, WIDEST) };
  for (const [group, members] of byGroup(checks)) {
    result(palette.bold(groupTitle(group)));
    for (const { id, level, needs, promise } of members) {
      const needed = needs.length === 0 ? '' : ` (requires ${needs.join(' and ')})`;
      const label = `${id.padEnd(10)}${levelWord(level)}`;
      for (const line of hangingRow(label, `${promise}${needed}`, { ...layout, paint: palette.cyan })) {
        result(line);
      }
    }
  }
  terminal.narrate(`${checks.length} checks. check RECEIVER --only ID runs one of them.`);
}

/** Returns what checks would send, and sends nothing. */
export function tellDryRun(checks: readonly Check[], endpoint: string, terminal: Terminal): void {
  const { resultPalette: palette, result } = terminal;
  const layout = { indent: 2, labelWidth: 10, width: Math.min(terminal.columns, WIDEST) };
  for (const [group, members] of byGroup(checks)) {
    result(palette.bold(groupTitle(group)));
    for (const { id, requests, sends } of members) {
      const text = `${sends} (at most ${countOf(requests, 'request')})`;
      for (const line of hangingRow(id, text, { ...layout, paint: palette.cyan })) result(line);
    }
  }
  const requests = checks.reduce((sum, check) => sum + check.requests, 0);
  terminal.narrate(`At most ${requests} requests to ${endpoint}; nothing was sent.`);
}

/** Checks as data, for `--json`. */
export function checkDocuments(checks: readonly Check[]): readonly object[] {
  return checks.map(({ decides, docs, fix, group, id, level, needs, promise, requests, sends, why }) => ({
    ...{ id, group, level, promise, sends, decides },
    ...{ requests, needs, why, fix, docs },
  }));
}

function byGroup(checks: readonly Check[]): (readonly [Check['group'], readonly Check[]])[] {
  return CHECK_GROUPS.map(
    (group) => [group, checks.filter((check) => check.group === group)] as const,
  ).filter(([, members]) => members.length > 0);
}
