import { usageError } from '../../errors/usage-error.ts';
import { createReceiver, type Receiver } from '../../receiver/receiver.ts';
import { otherLine, requestLine, summaryLines } from '../../receiver/receiver-lines.ts';
import type { CommandInput } from '../parse/command.ts';
import { EXIT_CODES, type ExitCode } from '../terminal/exit-codes.ts';
import { onInterrupt } from '../terminal/interrupt.ts';
import type { Terminal } from '../terminal/terminal.ts';
import { DEFAULT_PORT } from './command.ts';
import type { ListenDashboard } from './dashboard.ts';
import { otherJson, requestJson, summaryJson } from './receiver-json.ts';
import { type ReceivedRecording, startRecording } from './recording.ts';

/** Addresses that only this machine can reach. */
const ONLY_HERE = /^(localhost|::1|127(\.\d{1,3}){3})$/i;

type ListenInput = CommandInput<'listen'>;

/** Runs the built-in receiver until Ctrl-C, which is its normal end. */
export async function runListen(input: ListenInput): Promise<ExitCode> {
  const { options, terminal } = input;
  const port = parsePort(input.positionals[0]);
  const recording = startRecordingFrom(input);
  const receiver = createReceiver({
    verify: !options.unverified,
    hang: options.hang,
    reset: options.reset,
    ...(options.secret === undefined ? {} : { secret: options.secret }),
    ...(options.respond === undefined ? {} : { respond: options.respond }),
    ...(options.delay === undefined ? {} : { delayMs: options.delay }),
  });
  const interrupt = onInterrupt();
  let dashboard: ListenDashboard | undefined;
  try {
    showRequests(receiver, input);
    if (recording !== undefined) receiver.onRequest(recording.record);
    dashboard = options.ui ? await openDashboard(receiver, input) : undefined;
    const { url } = await receiver.listen({
      port,
      ...(dashboard === undefined ? {} : { behind: dashboard.behind }),
      ...(options.host === undefined ? {} : { host: options.host }),
    });
    greet(url, options, terminal);
    await dashboard?.announce(url);
    await aborted(interrupt.signal);
  } finally {
    await receiver.close();
    await dashboard?.close();
    interrupt.dispose();
  }
  sayGoodbye(receiver, input);
  recording?.finish();
  return EXIT_CODES.success;
}

async function openDashboard(receiver: Receiver, input: ListenInput): Promise<ListenDashboard> {
  const { startListenDashboard } = await import('./dashboard.ts');
  return await startListenDashboard(receiver, input);
}

function startRecordingFrom({ options, terminal }: ListenInput): ReceivedRecording | undefined {
  if (options.record !== undefined) return startRecording(options.record, options.keepPersonalData, terminal);
  if (!options.keepPersonalData) return undefined;
  throw usageError('--keep-personal-data requires --record.', 'Add --record DIR.');
}

function showRequests(receiver: Receiver, { options, terminal }: ListenInput): void {
  receiver.onRequest((request) =>
    terminal.result(options.json ? requestJson(request) : requestLine(request, terminal.resultPalette)),
  );
  receiver.onOther((contact) =>
    terminal.result(options.json ? otherJson(contact) : otherLine(contact, terminal.resultPalette)),
  );
}

function greet(url: string, options: ListenInput['options'], terminal: Terminal): void {
  const { bold, dim, yellow } = terminal.narrationPalette;
  const secret = options.secret === undefined ? 'the published development secret' : 'your secret';
  terminal.narrate(`Listening on ${bold(url)}, on every path. Ctrl-C stops.`);
  if (options.host !== undefined && !ONLY_HERE.test(options.host)) {
    terminal.narrate(yellow(`Other machines can reach it at ${options.host}.`));
  }
  terminal.narrate(
    options.unverified
      ? yellow('Signatures are verified, but requests with invalid ones are accepted.')
      : dim(`Signatures are verified with ${secret}.`),
  );
}

function sayGoodbye(receiver: Receiver, { options, terminal }: ListenInput): void {
  const summary = receiver.summary();
  if (options.json) {
    terminal.result(summaryJson(summary));
    return;
  }
  terminal.narrate('');
  for (const line of summaryLines(summary, terminal.narrationPalette)) terminal.narrate(line);
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });
}

function parsePort(text: string | undefined): number {
  if (text === undefined) return DEFAULT_PORT;
  const port = /^\d{1,5}$/.test(text) ? Number(text) : Number.NaN;
  if (port <= 65_535) return port;
  throw usageError(
    `listen expects a port from 0 to 65535, got "${text}".`,
    'For example: cf-webhook-sim listen 4000',
  );
}
