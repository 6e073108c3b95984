import { chosenFaults } from '../../faults/resolve-faults.ts';
import { bodyMembers } from '../../internal/body-members.ts';
import { printable } from '../../internal/printable.ts';
import type { CommandInput } from '../parse/command.ts';
import { overridesFrom } from '../parse/overrides-from.ts';
import { present } from '../parse/present.ts';
import { createWorkspaceClient } from '../session/workspace-client.ts';
import { EXIT_CODES, type ExitCode } from '../terminal/exit-codes.ts';

interface Triggered {
  readonly events: readonly {
    readonly event: { readonly type: string; readonly id: string; readonly apiVersion: string };
    readonly deliveries: readonly {
      readonly id: number;
      readonly url: string;
      readonly faults: readonly string[];
    }[];
  }[];
  readonly ignored: readonly string[];
}

/** Runs `trigger`. An event to which no endpoint is subscribed is not a failure: ClickFunnels does not make it either. */
export async function runTrigger(input: CommandInput<'trigger'>): Promise<ExitCode> {
  const { positionals, options, terminal } = input;
  const [eventType = ''] = positionals;
  const made = await createWorkspaceClient(options).post<Triggered>('/events', {
    eventType,
    ...overridesFrom(options),
    force: options.force,
    faults: { ...chosenFaults(options) },
    ...present({
      apiVersion: options.apiVersion,
      wire: options.wire,
      pageId: options.page,
      funnelId: options.funnel,
    }),
    ...(options.body === undefined ? {} : bodyMembers(options.body)),
  });
  if (options.json) {
    terminal.result(JSON.stringify(made, null, 2));
    return EXIT_CODES.success;
  }
  for (const { event, deliveries } of made.events) {
    terminal.result(`${printable(event.type)} ${event.apiVersion} ${event.id}`);
    for (const { id, url, faults } of deliveries) {
      terminal.result(`  delivery ${id} → ${printable(url)}`);
      for (const fault of faults) terminal.result(`    ! ${fault}`);
    }
    if (deliveries.length === 0) terminal.narrate('  No endpoint is subscribed to this event.');
  }
  if (made.events.length === 0) {
    terminal.narrate(
      `No endpoint is subscribed to ${eventType}, so no event was created. "serve --record-all" keeps such events.`,
    );
  }
  return EXIT_CODES.success;
}
