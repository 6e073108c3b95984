import { packageVersion } from '../../internal/package-version.ts';
import { compareBodies } from '../../learning/compare/compare-bodies.ts';
import { allDifferences, COMPARISON_FORMAT } from '../../learning/compare/comparison.ts';
import { comparisonPage } from '../../learning/compare/comparison-page.ts';
import { comparisonLines } from '../../learning/compare/comparison-text.ts';
import { shareable } from '../../learning/compare/shareable.ts';
import { openReportFile } from '../../report/report-file.ts';
import { readObserved } from '../learn/read-observed.ts';
import type { CommandInput } from '../parse/command.ts';
import { EXIT_CODES, type ExitCode } from '../terminal/exit-codes.ts';

/** Runs `compare`. */
export function runCompare({ positionals, options, config, terminal }: CommandInput<'compare'>): ExitCode {
  const { customEvents = [], customFields = {} } = config ?? {};
  const whole = compareBodies(readObserved(positionals[0] ?? '', terminal), { customEvents, customFields });
  const comparison = options.shareable ? shareable(whole) : whole;
  const failing = new Set<string>(options.failOn);
  const fails = allDifferences(whole).some(({ kind }) => failing.has(kind) || failing.has('any'));
  if (options.html !== undefined) {
    const file = openReportFile(options.html);
    file.write(comparisonPage(comparison, fails ? 'failed' : 'passed'));
    file.commit();
  }
  if (options.json) {
    const tool = { name: 'cf-webhook-sim', version: packageVersion() };
    terminal.result(JSON.stringify({ schema: COMPARISON_FORMAT, tool, ...comparison }, null, 2));
  } else {
    const { bold } = terminal.resultPalette;
    for (const [index, line] of comparisonLines(comparison).entries()) {
      terminal.result(index === 0 || /^[^\s]/.test(line) ? bold(line) : line);
    }
  }
  return fails ? EXIT_CODES.receiverFellShort : EXIT_CODES.success;
}
