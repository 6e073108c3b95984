import { usageError } from '../../errors/usage-error.ts';
import { countOf } from '../../internal/count-of.ts';
import type { CommandInput } from '../parse/command.ts';
import { createWorkspaceClient } from '../session/workspace-client.ts';
import { EXIT_CODES, type ExitCode } from '../terminal/exit-codes.ts';

const DEFAULT_COUNT = 20;
const MOST = 100_000;
/** Simulated milliseconds between two contacts of one journey. */
const EVERY_MS = 1_000;

/** What the contacts of a believable shop do, as shares of a hundred: most come and look, some buy, few subscribe. */
const SHARES: readonly (readonly [journey: string, percent: number])[] = [
  ['lead-capture', 55],
  ['one-time-purchase', 25],
  ['upsell-purchase', 8],
  ['subscription-start', 12],
];

/** Runs `seed`. */
export async function runSeed({ positionals, options, terminal }: CommandInput<'seed'>): Promise<ExitCode> {
  const client = createWorkspaceClient(options);
  const parts = sharesOf(parseCount(positionals[0]));
  const created: { journey: string; contacts: number; events: number }[] = [];
  for (const [journey, contacts] of parts) {
    const { events } = await client.post<{ readonly events: number }>('/journeys', {
      journey,
      repeat: contacts,
      everyMs: EVERY_MS,
    });
    created.push({ journey, contacts, events });
  }
  if (options.json) terminal.result(JSON.stringify({ created }, null, 2));
  for (const { journey, contacts, events } of options.json ? [] : created) {
    terminal.result(`${journey}  ${countOf(contacts, 'contact')}, ${countOf(events, 'event')}`);
  }
  const total = created.reduce((sum, { events }) => sum + events, 0);
  terminal.narrate(
    total === 0
      ? 'No endpoint is subscribed to any of these events; contacts and orders are there all the same. "serve --record-all" keeps such events.'
      : 'Events happen as simulated time passes; serve --time-scale or --instant makes them come at once.',
  );
  return EXIT_CODES.success;
}

/** How many contacts go which way; all of them together are as many as were asked for. */
function sharesOf(count: number): readonly (readonly [journey: string, contacts: number])[] {
  const rest = SHARES.slice(1).map(
    ([journey, percent]) => [journey, Math.floor((count * percent) / 100)] as const,
  );
  const others = rest.reduce((sum, [, contacts]) => sum + contacts, 0);
  const first = SHARES.slice(0, 1).map(([journey]) => [journey, count - others] as const);
  return [...first, ...rest].filter(([, contacts]) => contacts > 0);
}

function parseCount(text: string | undefined): number {
  if (text === undefined) return DEFAULT_COUNT;
  const count = /^\d+$/.test(text) ? Number(text) : 0;
  if (count >= 1 && count <= MOST) return count;
  throw usageError(
    `seed requires a whole number from 1 to ${MOST}, got "${text}".`,
    'For example: cf-webhook-sim seed 50.',
  );
}
