import { countOf } from '../../internal/count-of.ts';
import { packageVersion } from '../../internal/package-version.ts';
import { defineCommand } from '../parse/command.ts';
import { EXIT_CODES } from '../terminal/exit-codes.ts';

/** Prints TypeScript declarations of events' bodies. */
export const typesCommand = defineCommand({
  name: 'types',
  summary: "Print self-contained TypeScript declarations of events' bodies.",
  positionals: [
    {
      name: 'event',
      describe: 'event types or patterns, such as order.created "subscription.*" (default: all)',
      required: false,
      variadic: true,
      offers: ['events'],
    },
  ],
  usesConfig: 'event types',
  examples: [
    ['types > clickfunnels.ts', 'Write every event type to a file of your project.'],
    ['types order.created "orders/invoice.*"', 'Print these events and the types that they use.'],
  ],
  async run({ positionals, options, config, terminal, commandLine }) {
    const [{ chooseEventTypes }, { chooseApiVersion }, { typeDeclarations }] = await Promise.all([
      import('../parse/event-selection.ts'),
      import('../../payloads/create-event.ts'),
      import('./type-declarations.ts'),
    ]);
    const { apiVersion } = options;
    const patterns = positionals.length > 0 ? positionals : ['all'];
    const chosen = chooseEventTypes(patterns, {
      apiVersion,
      catalogue: positionals.length > 0 ? undefined : 'every',
      further: config?.customEvents,
    });
    const events = chosen.map(({ entry }) => ({ entry, apiVersion: chooseApiVersion(entry, apiVersion) }));

    const made = `Made by cf-webhook-sim ${packageVersion()}: cf-webhook-sim ${commandLine.join(' ')}`;
    terminal.raw(typeDeclarations(events, ['Types of the webhooks that ClickFunnels sends.', made]));
    terminal.narrate(countOf(events.length, 'event type'));
    return EXIT_CODES.success;
  },
});
