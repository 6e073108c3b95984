import type { EventTypeEntry } from '../../events/event-type.ts';
import { defineCommand } from '../parse/command.ts';
import { EXIT_CODES } from '../terminal/exit-codes.ts';

/** Lists the event types, or tells everything about one. */
export const eventsCommand = defineCommand({
  name: 'events',
  summary: 'List the event types, or describe one.',
  positionals: [
    {
      name: 'pattern',
      describe: 'a name, a part of one, or a pattern such as "subscription.*" (default: all)',
      required: false,
      variadic: false,
      offers: ['events'],
    },
  ],
  usesConfig: 'event types',
  examples: [
    ['events', 'List every event type.'],
    ['events "subscription.*" --verbose', 'List subscription events, with aliases and known oddities.'],
    ['events order.completed', 'Describe one event type.'],
  ],
  async run({ positionals, options, config, terminal }) {
    const [{ findEvents }, { catalogCount, eventTable }] = await Promise.all([
      import('./find-events.ts'),
      import('./event-table.ts'),
    ]);
    const found = findEvents(positionals[0], config?.customEvents ?? []);
    const deliveries = config?.customFields.learned?.deliveries ?? new Map<string, number>();
    const entries = found.map((entry) => graded(entry, deliveries.get(entry.name)));
    const { columns, resultPalette: palette } = terminal;
    const [first] = entries;

    if (options.json) terminal.result(JSON.stringify(entries, null, 2));
    else if (first !== undefined && entries.length === 1) {
      const { eventDetails } = await import('./event-details.ts');
      for (const line of eventDetails(first, columns, palette)) terminal.result(line);
      return EXIT_CODES.success;
    } else {
      for (const line of eventTable(entries, { columns, palette, verbose: options.verbose })) {
        terminal.result(line);
      }
    }
    terminal.narrate(catalogCount(entries));
    return EXIT_CODES.success;
  },
});

/** An entry whose deliveries the workspace's own taught: its fields are certain there. */
function graded(entry: EventTypeEntry, deliveries: number | undefined): EventTypeEntry {
  return deliveries === undefined ? entry : { ...entry, learned: { grade: 'observed (yours)', deliveries } };
}
