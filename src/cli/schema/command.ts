import { defineCommand } from '../parse/command.ts';
import { EXIT_CODES } from '../terminal/exit-codes.ts';

/** Prints the JSON Schema of an event's body. */
export const schemaCommand = defineCommand({
  name: 'schema',
  summary: "Print the self-contained JSON Schema (2020-12) of an event's body.",
  positionals: [
    {
      name: 'event',
      describe: 'an event type, such as order.created',
      required: true,
      variadic: false,
      offers: ['events'],
    },
  ],
  usesConfig: 'event types',
  examples: [
    ['schema order.created', 'Print the schema of the whole body.'],
    [
      'schema contact.created --data-only > contact.schema.json',
      'Write the schema of a contact, for a type generator.',
    ],
  ],
  async run({ positionals, options, config, terminal }) {
    const [{ oneEventType }, { chooseApiVersion }, { publishedSchema }] = await Promise.all([
      import('../parse/one-event-type.ts'),
      import('../../payloads/create-event.ts'),
      import('./published-schema.ts'),
    ]);
    const entry = oneEventType(positionals[0] ?? '', config?.customEvents);
    const apiVersion = chooseApiVersion(entry, options.apiVersion);
    const schema = publishedSchema(entry, apiVersion, options.wire ?? 'documented', options.dataOnly);

    terminal.result(JSON.stringify(schema, null, 2));
    if (apiVersion === 'v1' && entry.v1PayloadCertainty === 'assumed') {
      terminal.narrate(
        `The V1 payload of ${entry.name} is assumed: only the form submission is known in V1.`,
      );
    }
    return EXIT_CODES.success;
  },
});
