import { wallClockMs } from '../../clock/wall-clock.ts';
import { readEventFacts } from '../../receiver/received-request.ts';
import { EVENT_ID_HEADER, SIGNATURE_HEADER, TIMESTAMP_HEADER } from '../../signature/header-names.ts';
import { DEVELOPMENT_SECRET, signBody } from '../../signature/sign.ts';
import type { CommandInput } from '../parse/command.ts';
import { bodyOrStandardInput } from '../parse/given-body.ts';
import { EXIT_CODES, type ExitCode } from '../terminal/exit-codes.ts';

const NEWLINE = 0x0a;

/** Signs a body and prints the headers. */
export function runSign({ options, terminal }: CommandInput<'sign'>): ExitCode {
  const body = bodyOrStandardInput(options.body, 'sign');
  const timestamp = options.timestamp ?? Math.floor(wallClockMs() / 1_000);
  const signature = signBody({ secret: options.secret ?? DEVELOPMENT_SECRET, timestamp, body });
  const { eventId } = readEventFacts(body, undefined);
  const headers: readonly (readonly [string, string])[] = [
    [SIGNATURE_HEADER, signature],
    [TIMESTAMP_HEADER, String(timestamp)],
    ...(eventId === undefined ? [] : [[EVENT_ID_HEADER, eventId] as const]),
  ];

  if (options.json) {
    terminal.result(JSON.stringify({ signature, timestamp, headers: Object.fromEntries(headers) }, null, 2));
  } else for (const [name, value] of headers) terminal.result(`${name}: ${value}`);
  if (body.at(-1) === NEWLINE) {
    terminal.narrate('The body ends with a newline, which is signed too; ClickFunnels does not send one.');
  }
  return EXIT_CODES.success;
}
