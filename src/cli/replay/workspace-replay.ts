import { usageError } from '../../errors/usage-error.ts';
import { printable } from '../../internal/printable.ts';
import type { CommandInput } from '../parse/command.ts';
import { present } from '../parse/present.ts';
import { createWorkspaceClient } from '../session/workspace-client.ts';
import { EXIT_CODES, type ExitCode } from '../terminal/exit-codes.ts';

/** How long the attempts of a replay are waited for, in milliseconds. */
const WAIT_MS = 90_000;

interface Replayed {
  readonly items: readonly {
    readonly delivery: {
      readonly eventType: string;
      readonly eventId: string;
      readonly endpointId: number;
      readonly state: string;
    };
    readonly before: string | null;
  }[];
}

/** Lets a workspace send events again, and tells which had been delivered before and how they stand now. */
export async function replayInWorkspace(input: CommandInput<'replay'>): Promise<ExitCode> {
  const { options, terminal } = input;
  const { failed, event, since, endpoint, renew } = options;
  if (renew) {
    throw usageError(
      'replay --renew requires a recording; a workspace sends its events as they are.',
      'Record some with cf-webhook-sim send --record FILE.',
    );
  }
  if (!failed && event.length === 0 && since === undefined) {
    throw usageError(
      'replay --workspace requires a selection of events.',
      'Add --since 2h, --event ID or --failed.',
    );
  }
  const { items } = await createWorkspaceClient(options).post<Replayed>('/replay', {
    failed,
    waitMs: WAIT_MS,
    ...(event.length > 0 ? { events: event } : {}),
    ...present({ since, endpoint }),
  });
  if (options.json) terminal.result(JSON.stringify({ items }, null, 2));
  else for (const item of items) terminal.result(lineOf(item));
  const delivered = items.filter(({ delivery }) => delivery.state === 'delivered').length;
  const already = items.filter(({ before }) => before === 'delivered').length;
  terminal.narrate(
    items.length === 0
      ? 'No matching deliveries; nothing was sent.'
      : `${items.length} replayed: ${delivered} delivered, ${items.length - delivered} not delivered; ${already} had already been delivered.`,
  );
  return delivered === items.length ? EXIT_CODES.success : EXIT_CODES.receiverFellShort;
}

function lineOf({ delivery, before }: Replayed['items'][number]): string {
  const { eventType, eventId, endpointId, state } = delivery;
  const earlier =
    before === null ? 'first delivery' : before === 'delivered' ? 'already delivered' : `${before} before`;
  return `${printable(eventType)} ${eventId} → endpoint ${endpointId}: ${state} (${earlier})`;
}
