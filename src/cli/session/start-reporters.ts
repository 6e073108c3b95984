import { resolve } from 'node:path';
import { usageError } from '../../errors/usage-error.ts';
import type { LongList } from '../../internal/long-list.ts';
import type { SecretValues } from '../../internal/mask.ts';
import type { ReporterChoice } from '../../options/value-types/reporter-choice.ts';
import { createDeliveryCollector } from '../../report/delivery-collector.ts';
import { type KeptDeliveries, keepDeliveries } from '../../report/kept-deliveries.ts';
import { createReporter, reporterEntry } from '../../report/registry.ts';
import type { ReportDocument } from '../../report/report-document.ts';
import { openReportFile, type ReportFile } from '../../report/report-file.ts';
import type { Reporter } from '../../report/reporter.ts';
import type { DeliveryReport } from '../../report/run-report.ts';
import { isDeliveryEvent, type SimulatorEvent } from '../../report/simulator-event.ts';
import { whenThisProcessEnds } from '../receiver-process/last-resort.ts';
import type { Terminal } from '../terminal/terminal.ts';

/** What reporters are started with. */
export interface StartReportersOptions {
  /** Writes text to stdout as it is. */
  readonly stdout: (text: string) => void;
  /** Taken out of everything that is written. */
  readonly secret: SecretValues;
  /** `GITHUB_STEP_SUMMARY` names the file that `markdown` is added to. */
  readonly environment: Terminal['environment'];
}

/** The reporters of a run, at work. */
export interface RunningReporters {
  /** The deliveries that have ended so far; empty where no reporter shows them all. */
  readonly deliveries: () => LongList<DeliveryReport>;
  /** Whether stdout belongs to a reporter, so that nothing else may be written there. */
  readonly ownsStdout: boolean;
  /**
   * Writes what can be written only at the end, and puts the files in their places.
   *
   * @throws SimulatorError `file-unwritable`.
   */
  readonly finish: (document: ReportDocument) => Promise<void>;
  /** Stops without a report; files stay as they were. Does nothing after `finish`. */
  readonly discard: () => void;
}

/** Whatever announces what happens: a simulator, or a workspace that is watched. */
export interface EventSource {
  subscribe(listener: (event: SimulatorEvent) => void): () => void;
}

/** A reporter and its place. */
interface Destination extends ReporterChoice {
  readonly append: boolean;
}

/**
 * Opens every report file and lets the reporters listen. `text` without a file is left to the live report, which
 * writes the same to stdout while the run proceeds.
 *
 * @throws SimulatorError `invalid-option` when two reports would go to one place, `file-unwritable`.
 */
export async function startReporters(
  source: EventSource,
  choices: readonly ReporterChoice[],
  { stdout, secret, environment }: StartReportersOptions,
): Promise<RunningReporters> {
  const destinations = choices.map((choice) => destinationOf(choice, environment));
  refuseSharedPlaces(destinations);

  const files: ReportFile[] = [];
  const reporters: Reporter[] = [];
  const discard = () => {
    for (const file of files) file.discard();
    callOff();
  };
  // A second Ctrl-C ends the process at once.
  const callOff = whenThisProcessEnds(() => {
    for (const file of files) file.discard();
  });
  try {
    for (const { name, file: path, append } of destinations) {
      if (name === 'text' && path === undefined) continue;
      const file = path === undefined ? undefined : openReportFile(path, { append });
      if (file !== undefined) files.push(file);
      reporters.push(await createReporter(name, { write: file?.write ?? stdout, secret }));
    }
  } catch (error) {
    discard();
    throw error;
  }

  const kept = reporters.some(({ needsDeliveries }) => needsDeliveries) ? keepDeliveries() : undefined;
  const keep = kept === undefined ? undefined : keeper(kept, secret);
  const unsubscribe = source.subscribe((event) => {
    for (const reporter of reporters) reporter.record(event);
    keep?.(event);
  });
  return {
    deliveries: () => kept?.list() ?? [],
    ownsStdout: destinations.some(takesStdout),
    finish: async (document) => {
      unsubscribe();
      for (const reporter of reporters) reporter.end(document);
      const failures = await Promise.allSettled(files.map(async (file) => file.commit()));
      const failure = failures.find((settled) => settled.status === 'rejected');
      callOff();
      kept?.dispose();
      if (failure !== undefined) throw failure.reason;
    },
    discard: () => {
      unsubscribe();
      kept?.dispose();
      discard();
    },
  };
}

function keeper({ add }: KeptDeliveries, secret: SecretValues): (event: SimulatorEvent) => void {
  const { record } = createDeliveryCollector(secret, add);
  return (event) => {
    if (isDeliveryEvent(event)) record(event);
  };
}

function destinationOf({ name, file }: ReporterChoice, environment: Terminal['environment']): Destination {
  const summary = environment['GITHUB_STEP_SUMMARY'];
  if (name !== 'markdown' || summary === undefined || summary === '') return { name, file, append: false };
  const path = file ?? summary;
  return { name, file: path, append: resolve(path) === resolve(summary) };
}

/** `text` is what stdout shows anyway, and workflow commands are made to stand among it. */
function takesStdout({ name, file }: Destination): boolean {
  return file === undefined && reporterEntry(name).standsAmongText !== true;
}

function refuseSharedPlaces(destinations: readonly Destination[]): void {
  const onStdout = destinations.filter(({ file }) => file === undefined);
  const owner = onStdout.find(takesStdout);
  const other = onStdout.find((destination) => destination !== owner);
  if (owner !== undefined && other !== undefined) {
    throw usageError(
      `--reporter ${owner.name} and --reporter ${other.name} both write to stdout.`,
      `Write one of them to a file: --reporter ${owner.name}=FILE.`,
    );
  }
  const seen = new Map<string, Destination>();
  for (const destination of destinations) {
    const place = destination.file === undefined ? destination.name : resolve(destination.file);
    const before = seen.get(place);
    if (before !== undefined) {
      throw usageError(
        destination.file === undefined
          ? `--reporter ${destination.name} is given twice.`
          : `--reporter ${before.name} and --reporter ${destination.name} both write to "${destination.file}".`,
        'Write each report to its own file.',
      );
    }
    seen.set(place, destination);
  }
}
