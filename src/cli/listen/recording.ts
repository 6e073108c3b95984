import { SimulatorError } from '../../errors/simulator-error.ts';
import { printable } from '../../internal/printable.ts';
import type { ReceivedRequest } from '../../receiver/received-request.ts';
import { openFixtureFolder } from '../../recording/fixture-folder.ts';
import {
  REPLACED_KINDS,
  type ReplacedKind,
  type ReplacementCounts,
} from '../../recording/personal/stand-ins.ts';
import type { Terminal } from '../terminal/terminal.ts';

/** Keeps what the built-in receiver receives. */
export interface ReceivedRecording {
  readonly record: (request: ReceivedRequest) => void;
  /**
   * Returns what was kept and what was replaced.
   *
   * @throws SimulatorError `file-unwritable` when something could not be kept.
   */
  readonly finish: () => void;
}

/**
 * Starts to keep deliveries as fixtures. An event is kept once, however often it is attempted.
 *
 * @throws SimulatorError `file-unwritable`.
 */
export function startRecording(
  folder: string,
  keepPersonalData: boolean,
  terminal: Terminal,
): ReceivedRecording {
  const fixtures = openFixtureFolder(folder, { keepPersonalData });
  const { dim, yellow } = terminal.narrationPalette;
  const totals = new Map<ReplacedKind, number>();
  let stored = 0;
  let repeated = 0;
  let failures = 0;

  return {
    record: (request) => {
      if (request.refused) return;
      if (request.standing !== undefined && request.standing.kind !== 'first') {
        repeated += 1;
        return;
      }
      const fixture = fixtures.store(request);
      if (fixture.kind !== 'stored') {
        if (fixture.kind === 'failed') failures += 1;
        terminal.narrate(yellow(`#${request.number} was not kept: ${printable(fixture.why)}.`));
        return;
      }
      stored += 1;
      for (const kind of REPLACED_KINDS) {
        const count = fixture.replaced[kind] ?? 0;
        if (count > 0) totals.set(kind, (totals.get(kind) ?? 0) + count);
      }
      terminal.narrate(dim(`#${request.number} kept as ${fixture.name}${replacedText(fixture.replaced)}`));
    },
    finish: () => {
      const repeats = repeated === 0 ? '' : `; ${amount(repeated, 'repeat')} of recorded events skipped`;
      terminal.narrate(`Recorded ${amount(stored, 'fixture')} in ${folder}${repeats}`);
      if (stored > 0) terminal.narrate(dim(keepPersonalData ? KEPT : replacedSentence(totals)));
      if (failures > 0) {
        throw new SimulatorError({
          code: 'file-unwritable',
          problem: `${amount(failures, 'delivery', 'deliveries')} could not be recorded in the folder "${folder}".`,
          cure: 'The lines above say why.',
        });
      }
    },
  };
}

const KEPT = 'The fixtures contain the original personal data, because of --keep-personal-data.';

function replacedText(counts: ReplacementCounts): string {
  const total = Object.values(counts).reduce((sum, count) => sum + count, 0);
  return total === 0 ? '' : ` (${amount(total, 'personal value')} replaced)`;
}

function replacedSentence(totals: ReadonlyMap<ReplacedKind, number>): string {
  const parts = [...totals].map(([kind, count]) => amount(count, kind, pluralOf(kind)));
  const what = parts.length === 0 ? 'No personal data was found' : `Replaced: ${parts.join(', ')}`;
  return `${what}. Bodies were rewritten; review them before you share them.`;
}

function pluralOf(kind: ReplacedKind): string {
  return kind.endsWith('address') ? `${kind}es` : `${kind}s`;
}

function amount(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}
