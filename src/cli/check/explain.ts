import type { Check } from '../../checks/engine/check.ts';
import { levelWord } from '../../checks/text/marks.ts';
import { countOf } from '../../internal/count-of.ts';
import { listed } from '../../internal/listed.ts';
import { hangingRow } from '../../internal/text-layout.ts';
import type { Terminal } from '../terminal/terminal.ts';

const WIDEST = 100;

/** Writes a page about each check: what it sends, what decides, why it matters and how to fix it. */
export function explainChecks(checks: readonly Check[], terminal: Terminal): void {
  const { resultPalette: palette, result } = terminal;
  const layout = { indent: 2, labelWidth: 9, width: Math.min(terminal.columns, WIDEST) };
  const row = (label: string, text: string) => {
    for (const line of hangingRow(label, text, { ...layout, paint: palette.dim })) result(line);
  };
  for (const [index, check] of checks.entries()) {
    const { decides, docs, fix, follows = [], id, level, needs, promise, requests, sends, why } = check;
    if (index > 0) result('');
    result(`${palette.bold(id)} ${levelWord(level)}: ${promise}`);
    row('Sends', `${sends} (at most ${countOf(requests, 'request')})`);
    row('Decides', decides);
    if (needs.length > 0) row('Requires', needs.join(', '));
    row('Why', why);
    row('Fix', fix);
    if (follows.length > 0) row('Follows', `also fails where ${listed(follows)} fails`);
    row('Docs', docs);
  }
}
