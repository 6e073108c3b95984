import { existsSync, rmdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { SimulatorError } from '../../errors/simulator-error.ts';
import { isError } from '../../internal/is-error.ts';
import { printable } from '../../internal/printable.ts';
import { isAccepted } from '../../receiver/received-log.ts';
import type { ReceivedRequest } from '../../receiver/received-request.ts';
import { type FixtureFolder, openFixtureFolder, type StoredFixture } from '../../recording/fixture-folder.ts';
import {
  REPLACED_KINDS,
  type ReplacedKind,
  type ReplacementCounts,
} from '../../recording/personal/stand-ins.ts';
import { hasFailed, type RecordedArrival, type RecordedStatus } from '../../recording/recorded-delivery.ts';
import { replacedText } from '../terminal/replaced-text.ts';
import type { Terminal } from '../terminal/terminal.ts';
import { type MissedEvent, missedEarlier } from './missed-earlier.ts';

/** Where deliveries are kept that were missed, unless `--record` names a folder; always as they came. */
export const MISSED_FOLDER = 'cf-webhook-sim.missed';

const AS_RECEIVED = 'Their bodies are as they came, with all personal data; do not share or commit them.';

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

/** What is kept, and where. */
export interface RecordingOptions {
  readonly folder: string;
  readonly keepPersonalData: boolean;
  /** The receiver that requests are passed on to, as it may be shown. @default they are not */
  readonly forwardedTo: string | undefined;
  /** Whether only deliveries are kept that were passed on and got no response. */
  readonly missedOnly: boolean;
}

/**
 * Starts to keep deliveries as fixtures. An event is kept once, however often it is attempted: later attempts are noted
 * in its file. One that was missed and gets through later was not missed, even where `listen` was started anew meanwhile.
 * What was only missed is kept as it came, since `replay` sends it to a receiver that knows the people in it.
 *
 * @throws SimulatorError `file-unwritable`.
 */
export function startRecording(options: RecordingOptions, terminal: Terminal): ReceivedRecording {
  const { folder, keepPersonalData, missedOnly } = options;
  const asReceived = missedOnly || resolve(folder) === resolve(MISSED_FOLDER);
  const open = (): FixtureFolder => openFixtureFolder(folder, { keepPersonalData, asReceived });
  const { dim, yellow } = terminal.narrationPalette;
  const totals = new Map<ReplacedKind, number>();
  const events = missedOnly ? missedEarlier(folder) : new Map<string, MissedEvent>();
  let fixtures = missedOnly && events.size === 0 ? undefined : open();
  let stored = 0;
  let repeated = 0;
  let failures = 0;
  let anonymous = 0;

  const store = (request: ReceivedRequest, kept: Omit<MissedEvent, 'name'>, over?: string): StoredFixture => {
    try {
      fixtures ??= open();
      return fixtures.store({ ...request, ...kept }, over);
    } catch (error) {
      return { kind: 'failed', why: isError(error) ? error.message.replace(/\.$/, '') : String(error) };
    }
  };
  const keep = (request: ReceivedRequest, key: string, known: MissedEvent | undefined) => {
    const kept = {
      status: known?.status === 'delivered' ? known.status : statusOf(request, options),
      arrivals: [...(known?.arrivals ?? []), arrivalOf(request)],
    };
    const fixture = store(request, kept, known?.name);
    if (fixture.kind !== 'stored') {
      if (fixture.kind === 'failed') failures += 1;
      terminal.narrate(yellow(`#${request.number} was not kept: ${printable(fixture.why)}.`));
      return;
    }
    events.set(key, { ...kept, name: fixture.name });
    if (known !== undefined) return;
    stored += 1;
    for (const kind of REPLACED_KINDS) {
      const count = fixture.replaced[kind] ?? 0;
      if (count > 0) totals.set(kind, (totals.get(kind) ?? 0) + count);
    }
    const path = missedOnly ? join(folder, fixture.name) : fixture.name;
    terminal.narrate(dim(`#${request.number} kept as ${path}${countText(fixture.replaced)}`));
  };

  return {
    record: (request) => {
      if (request.refused) return;
      if (request.eventId === undefined) anonymous += 1;
      const key = request.eventId ?? `\u0000${anonymous}`;
      const known = events.get(key);
      const status = statusOf(request, options);
      if (!missedOnly) {
        if (known !== undefined) repeated += 1;
        keep(request, key, known);
      } else if (status === 'missed' || (status === 'rejected' && known !== undefined)) {
        keep(request, key, known);
      } else if (known !== undefined) {
        fixtures?.remove(known.name);
        events.delete(key);
        terminal.narrate(dim(`#${request.number} got through; ${join(folder, known.name)} was removed`));
      }
    },
    finish: () => {
      const repeats = repeated === 0 ? '' : `; ${amount(repeated, 'repeat')} of recorded events skipped`;
      if (!missedOnly) terminal.narrate(`Recorded ${amount(stored, 'fixture')} in ${folder}${repeats}`);
      const failed = [...events.values()].filter(
        (event) => hasFailed(event) && existsSync(join(folder, event.name)),
      ).length;
      if (options.forwardedTo !== undefined && failed > 0) {
        terminal.narrate(yellow(failedSentence(failed, options, asReceived || keepPersonalData)));
      }
      if (missedOnly ? failed > 0 : stored > 0) {
        terminal.narrate(dim(asReceived ? AS_RECEIVED : replacedText(totals, keepPersonalData)));
      }
      if (missedOnly && fixtures !== undefined) removeIfEmpty(folder);
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

function statusOf({ response }: ReceivedRequest, { forwardedTo }: RecordingOptions): RecordedStatus {
  if (forwardedTo === undefined) return 'received';
  if (response.kind === 'missed' || response.kind === 'no-response') return 'missed';
  return isAccepted(response) ? 'delivered' : 'rejected';
}

function arrivalOf({ receivedAt, response }: ReceivedRequest): RecordedArrival {
  const responded = response.kind === 'status' || response.kind === 'forwarded';
  return { at: receivedAt, ...(responded ? { statusCode: response.statusCode } : undefined) };
}

function failedSentence(
  failed: number,
  { folder, forwardedTo, missedOnly }: RecordingOptions,
  hasOriginals: boolean,
): string {
  const what = missedOnly ? 'missed' : 'missed or rejected';
  const were = failed === 1 ? 'was' : 'were';
  const selection = missedOnly ? '' : ' --failed';
  const sentence = `${amount(failed, 'delivery', 'deliveries')} ${were} ${what}`;
  if (!hasOriginals)
    return `${sentence}; only with --keep-personal-data can replay send the originals again.`;
  return `${sentence}; send them again: cf-webhook-sim replay ${folder}${selection} --to ${forwardedTo}`;
}

function removeIfEmpty(folder: string): void {
  try {
    rmdirSync(folder);
  } catch {
    // There is something in it.
  }
}

function countText(counts: ReplacementCounts): string {
  const total = Object.values(counts).reduce((sum, count) => sum + count, 0);
  return total === 0 ? '' : ` (${amount(total, 'personal value')} replaced)`;
}

function amount(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}
