import { resolve } from 'node:path';
import { SimulatorError } from '../../errors/simulator-error.ts';
import { usageError } from '../../errors/usage-error.ts';
import { printable } from '../../internal/printable.ts';
import { readStandardInput, readWholeFile } from '../../internal/read-whole-file.ts';
import { describeCause } from '../../internal/system-error.ts';
import { freshSeed } from '../../random/entropy.ts';
import { createRandom } from '../../random/random.ts';
import { apiEventRequest } from '../../recording/import/api-event.ts';
import { createImporter, type Imported, type Importer } from '../../recording/import/import-captures.ts';
import { readApiEvents } from '../../recording/import/read-api-events.ts';
import { readCaptures } from '../../recording/import/read-captures.ts';
import { deliveryLine, headerLine } from '../../recording/recording-lines.ts';
import { openReportFile } from '../../report/report-file.ts';
import type { CommandInput } from '../parse/command.ts';
import { EXIT_CODES, type ExitCode } from '../terminal/exit-codes.ts';
import { replacedText } from '../terminal/replaced-text.ts';
import { apiSource } from './api-source.ts';

type ImportInput = CommandInput<'import'>;

/** Runs `import`: reads everything, and writes one recording of it. */
export async function runImport(input: ImportInput): Promise<ExitCode> {
  const { options, positionals } = input;
  if (positionals.length === 0 && options.fromApi === undefined) {
    throw usageError(
      'import requires a file with captured requests, or --from-api URL.',
      'For example: cf-webhook-sim import capture.har --record real.ndjson',
    );
  }
  if (options.limit !== undefined && options.fromApi === undefined)
    throw usageError('--limit requires --from-api.', 'Without it, every captured request is read.');
  const { record } = options;
  if (record !== undefined && positionals.some((file) => resolve(file) === resolve(record)))
    throw usageError(`import would overwrite ${record}, which it reads.`, 'Name another file with --record.');
  // Who is who must not follow from anything that is known: stand-ins are others each time.
  const random = createRandom(freshSeed()).fork('import');
  const importer = createImporter(random, { keepPersonalData: options.keepPersonalData });
  for (const path of positionals) addFile(importer, path);
  if (options.fromApi !== undefined) await addApi(importer, options.fromApi, input);
  const imported = importer.result();
  refuseNothing(imported);
  write(imported, input);
  narrate(imported, input);
  return EXIT_CODES.success;
}

function addFile(importer: Importer, path: string): void {
  const captured = readCaptures(contentOf(path));
  if (captured.kind === 'unreadable') throw unreadable(path, captured.why);
  importer.add(captured.captures);
}

async function addApi(importer: Importer, url: string, { options, terminal }: ImportInput): Promise<void> {
  const source = apiSource(url, options, terminal);
  const { dim } = terminal.narrationPalette;
  let count = 0;
  const onPage = (more: number) => {
    count += more;
    if (terminal.interactive) terminal.draw(`\r${dim(`${count} events read`)}`);
  };
  const events = await readApiEvents({ ...source, onPage });
  if (terminal.interactive && count > 0) terminal.draw('\n');
  importer.add(events.map(apiEventRequest));
}

function contentOf(path: string): Buffer {
  try {
    return path === '-' ? readStandardInput() : readWholeFile(path);
  } catch (cause) {
    throw unreadable(path, describeCause(cause), cause);
  }
}

function write({ deliveries }: Imported, { options, terminal }: ImportInput): void {
  if (options.record === undefined) {
    terminal.raw(headerLine());
    for (const delivery of deliveries) terminal.raw(deliveryLine(delivery));
    return;
  }
  const file = openReportFile(options.record);
  file.write(headerLine());
  for (const delivery of deliveries) file.write(deliveryLine(delivery));
  file.commit();
}

function narrate({ deliveries, replaced, leftOut }: Imported, { options, terminal }: ImportInput): void {
  const { dim, yellow } = terminal.narrationPalette;
  const types = new Set(deliveries.map(({ event }) => event.type));
  const requests = deliveries.reduce((sum, { attempts }) => sum + attempts, 0);
  const parts = [
    amount(deliveries.length, 'event'),
    amount(types.size, 'event type'),
    amount(requests, 'request'),
  ];
  const where = options.record === undefined ? '' : ` to ${options.record}`;
  terminal.narrate(`Imported ${parts.join(', ')}${where}`);
  for (const [why, count] of leftOut) {
    terminal.narrate(yellow(`${amount(count, 'request')} left out: ${printable(why)}.`));
  }
  terminal.narrate(dim(replacedText(replaced, options.keepPersonalData)));
}

function refuseNothing({ deliveries, leftOut }: Imported): void {
  if (deliveries.length > 0) return;
  const whys = [...leftOut].map(([why, count]) => `${amount(count, 'request')} left out (${why})`).join(', ');
  throw new SimulatorError({
    code: 'file-unreadable',
    problem: `Nothing was imported: ${whys === '' ? 'there are no events' : whys}.`,
    cure: "Import requests whose bodies are ClickFunnels' webhooks.",
  });
}

function unreadable(path: string, why: string, cause?: unknown): SimulatorError {
  return new SimulatorError({
    code: 'file-unreadable',
    problem: `The file "${path}" cannot be imported: ${why}.`,
    cure: 'Use a HAR file, an HTTP dump, JSON bodies, or the JSON export of a request inspector: cf-webhook-sim help recordings',
    ...(cause === undefined ? {} : { cause }),
  });
}

function amount(count: number, one: string): string {
  return `${count} ${count === 1 ? one : `${one}s`}`;
}
