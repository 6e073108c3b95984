// @chunk payloads

import { wallClockMs } from '../../clock/wall-clock.ts';
import type { SimulatorError } from '../../errors/simulator-error.ts';
import { usageError } from '../../errors/usage-error.ts';
import type { OutgoingEvent } from '../../events/outgoing-event.ts';
import { isoTime } from '../../internal/iso-time.ts';
import { chooseApiVersion, createEvent } from '../../payloads/create-event.ts';
import { eventSource } from '../../payloads/event-source.ts';
import { DEVELOPMENT_SECRET } from '../../signature/sign.ts';
import { SIGNATURE_TOLERANCE_SECONDS } from '../../signature/verify.ts';
import { curlCommand } from '../../wire/curl-command.ts';
import { parseTarget } from '../../wire/target.ts';
import { buildWireRequest } from '../../wire/wire-request.ts';
import type { CommandInput } from '../parse/command.ts';
import { oneEventType } from '../parse/one-event-type.ts';
import { overridesFrom } from '../parse/overrides-from.ts';
import { storyOrigin } from '../session/story-origin.ts';
import { EXIT_CODES, type ExitCode } from '../terminal/exit-codes.ts';
import { indentJson } from './indent-json.ts';

type PreviewInput = CommandInput<'preview'>;

/** Makes the event and prints it in the form asked for. */
export function runPreview(input: PreviewInput): ExitCode {
  const { raw, curl } = input.options;
  if (raw && curl) throw contradiction();
  const url = curl ? targetOf(input) : undefined;
  const event = makeEvent(input);

  if (raw) input.terminal.raw(event.body);
  else if (url !== undefined) printCurl(event, url, input);
  else input.terminal.result(indentJson(Buffer.from(event.body).toString('utf8')));
  return EXIT_CODES.success;
}

function targetOf({ options }: PreviewInput): URL {
  return parseTarget(options.to ?? '3000', options.allowRemote);
}

function makeEvent({ positionals, options, config, terminal }: PreviewInput): OutgoingEvent {
  const entry = oneEventType(positionals[0] ?? '', config?.customEvents);
  const apiVersion = chooseApiVersion(entry, options.apiVersion);
  const { seed, now: at } = storyOrigin(options);
  const event = createEvent({
    entry,
    apiVersion,
    wire: options.wire ?? 'documented',
    realism: options.realism,
    snapshot: options.snapshot,
    ...eventSource({ seed, index: 0, eventType: entry.name }, at),
    at,
    overrides: overridesFrom(options),
    force: options.force,
    ...(config === undefined ? {} : { customFields: config.customFields }),
    ...(options.body === undefined ? {} : { body: options.body }),
  });
  if (options.body !== undefined) return event;

  const { dim, yellow } = terminal.narrationPalette;
  if (apiVersion === 'v1' && entry.v1PayloadCertainty === 'assumed') {
    terminal.narrate(yellow('The V1 payload is assumed: only the form submission is known in V1.'));
  }
  if (options.seed === undefined) {
    terminal.narrate(dim(`To reproduce it, add --seed ${seed} --now ${isoTime(at)}`));
  }
  return event;
}

function printCurl(event: OutgoingEvent, url: URL, { options, terminal }: PreviewInput): void {
  refuseBinary(event.body);
  const request = buildWireRequest({
    url,
    body: event.body,
    eventId: event.id,
    secret: options.secret ?? DEVELOPMENT_SECRET,
    timestamp: Math.floor(wallClockMs() / 1_000),
  });
  terminal.result(curlCommand(request));
  terminal.narrate(
    terminal.narrationPalette.dim(`The signature is valid for ${SIGNATURE_TOLERANCE_SECONDS} s from now.`),
  );
}

function refuseBinary(body: Uint8Array): void {
  const text = Buffer.from(body).toString('utf8');
  if (Buffer.from(text).equals(body) && !text.includes('\0')) return;
  throw usageError(
    'The body contains bytes that are not text, which a curl command line cannot contain.',
    'Send it with cf-webhook-sim send --body instead.',
  );
}

function contradiction(): SimulatorError {
  return usageError('--raw cannot be combined with --curl.', 'Leave one of them out.');
}
