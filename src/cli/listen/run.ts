import { usageError } from '../../errors/usage-error.ts';
import type { ForwardTarget } from '../../receiver/forward/forwarder.ts';
import { createForwardingReceiver } from '../../receiver/forwarding-receiver.ts';
import type { Receiver } from '../../receiver/open-receiver.ts';
import { createReceiver } from '../../receiver/receiver.ts';
import { otherLine, requestLine, summaryLines } from '../../receiver/receiver-lines.ts';
import type { CommandInput } from '../parse/command.ts';
import { present } from '../parse/present.ts';
import { EXIT_CODES, type ExitCode } from '../terminal/exit-codes.ts';
import { onInterrupt } from '../terminal/interrupt.ts';
import { DEFAULT_FORWARDING_PORT, DEFAULT_PORT } from './command.ts';
import type { ListenDashboard } from './dashboard.ts';
import { forwardTarget, shownTarget } from './forwarding.ts';
import { otherJson, requestJson, summaryJson } from './receiver-json.ts';
import { MISSED_FOLDER, type ReceivedRecording, startRecording } from './recording.ts';

/** Addresses that only this machine can reach. */
const ONLY_HERE = /^(localhost|::1|127(\.\d{1,3}){3})$/i;

type ListenInput = CommandInput<'listen'>;

/** Runs the built-in receiver until Ctrl-C, which is its normal end. */
export async function runListen(input: ListenInput): Promise<ExitCode> {
  const { options } = input;
  const port = parsePort(
    input.positionals[0],
    options.forward === undefined ? DEFAULT_PORT : DEFAULT_FORWARDING_PORT,
  );
  const forward = forwardTarget(options, port);
  const recording = startRecordingFrom(input, forward);
  const receiver = receiverFrom(options, forward);
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
    greet(url, input, forward);
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

function receiverFrom(options: ListenInput['options'], forward: ForwardTarget | undefined): Receiver {
  const { secret, respond, delay, hang, reset, unverified, verify } = options;
  if (forward !== undefined) return createForwardingReceiver({ forward, verify, ...present({ secret }) });
  return createReceiver({
    verify: !unverified,
    hang,
    reset,
    ...present({ secret, respond, delayMs: delay }),
  });
}

async function openDashboard(receiver: Receiver, input: ListenInput): Promise<ListenDashboard> {
  const { startListenDashboard } = await import('./dashboard.ts');
  return await startListenDashboard(receiver, input);
}

function startRecordingFrom(
  { options, terminal }: ListenInput,
  forward: ForwardTarget | undefined,
): ReceivedRecording | undefined {
  const { record, keepPersonalData } = options;
  if (record !== undefined || forward !== undefined) {
    const forwardedTo = forward === undefined ? undefined : shownTarget(forward);
    const folder = record ?? MISSED_FOLDER;
    const missedOnly = record === undefined;
    return startRecording({ folder, keepPersonalData, forwardedTo, missedOnly }, terminal);
  }
  if (!keepPersonalData) return undefined;
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

function greet(url: string, { options, terminal }: ListenInput, forward: ForwardTarget | undefined): void {
  const { bold, dim, yellow } = terminal.narrationPalette;
  terminal.narrate(`Listening on ${bold(url)}, on every path. Ctrl-C stops.`);
  if (options.host !== undefined && !ONLY_HERE.test(options.host)) {
    terminal.narrate(yellow(`Other machines can reach it at ${options.host}.`));
  }
  if (forward !== undefined) terminal.narrate(`Forwarding to ${bold(shownTarget(forward))}.`);
  const { isLoose, text } = signatureSentence(options);
  terminal.narrate(isLoose ? yellow(text) : dim(text));
}

function signatureSentence({ forward, verify, unverified, secret }: ListenInput['options']): {
  readonly text: string;
  readonly isLoose: boolean;
} {
  const withSecret = `with ${secret === undefined ? 'the published development secret' : 'your secret'}`;
  if (forward !== undefined && !verify) {
    const text =
      secret === undefined
        ? 'Signatures are left to the receiver; --secret shows whether they are valid.'
        : `Signatures are verified ${withSecret} and shown; --verify rejects invalid ones here.`;
    return { text, isLoose: false };
  }
  return unverified
    ? { text: 'Signatures are verified, but requests with invalid ones are accepted.', isLoose: true }
    : { text: `Signatures are verified ${withSecret}.`, isLoose: false };
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

function parsePort(text: string | undefined, defaultPort: number): number {
  if (text === undefined) return defaultPort;
  const port = /^\d{1,5}$/.test(text) ? Number(text) : Number.NaN;
  if (port <= 65_535) return port;
  throw usageError(
    `listen expects a port from 0 to 65535, got "${text}".`,
    'For example: cf-webhook-sim listen 4000',
  );
}
