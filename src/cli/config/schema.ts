import type { CUSTOM_EVENT_KEYS } from '../../config/custom-events.ts';
import type { RUN_KEYS, TOP_KEYS } from '../../config/simulator-config.ts';
import type { JsonObject } from '../../internal/json.ts';
import type { CommandName } from '../../options/commands.ts';
import { defaultTextOf } from '../../options/default-text.ts';
import type { OptionDefinition } from '../../options/option-definition.ts';
import type { Options } from '../../options/registry.ts';
import { CONFIG_VOCABULARY } from '../parse/config-vocabulary.ts';

const TEXT = { type: 'string' } as const;
const SCALAR = { type: ['string', 'number', 'boolean'] } as const;
/** The commands that a configuration file has options for. */
const IN_FILES = ['run', 'replay', 'check'] as const satisfies readonly CommandName[];
const COMMAND = { type: ['string', 'array'], items: TEXT, minLength: 1 } as const;

/** The JSON Schema (2020-12) of configuration files, made from the options of `send`. Editors complete by it. */
export function configSchema(): JsonObject {
  const { options, eventOptions, receiverOptions, serveOptions } = CONFIG_VOCABULARY;
  const ofOptions = Object.fromEntries(Object.keys(options).map((name) => [name, reference(name)]));
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: 'https://cf-webhook-sim.example/schemas/config.schema.json',
    title: 'Configuration of cf-webhook-sim',
    description:
      'The options of "cf-webhook-sim send", "replay" and "check" in camelCase, named runs, those of "serve", event types of your own, and the receiver to start.',
    type: 'object',
    properties: {
      ...(topSchemas satisfies Record<(typeof TOP_KEYS)[number], JsonObject>),
      ...ofOptions,
    },
    patternProperties: { '^x-': { description: 'Your own values, for YAML aliases and merge keys.' } },
    additionalProperties: false,
    $defs: {
      run: {
        description: 'What "cf-webhook-sim run NAME" runs.',
        type: 'object',
        properties: {
          ...(runSchemas satisfies Record<(typeof RUN_KEYS)[number], JsonObject>),
          ...ofOptions,
        },
        additionalProperties: false,
      },
      plannedEvent: {
        description: 'An event name, a pattern or "all"; or a mapping with options for it.',
        anyOf: [
          TEXT,
          {
            type: 'object',
            properties: {
              event: { ...TEXT, description: 'an event name, a pattern or "all"' },
              ...optionSchemas(eventOptions),
            },
            required: ['event'],
            additionalProperties: false,
          },
        ],
      },
      receiver: {
        description: 'The command that starts your receiver, and its options.',
        type: ['string', 'array', 'object'],
        items: TEXT,
        properties: {
          command: { ...COMMAND, description: 'the command, as text or word by word' },
          ...optionSchemas(receiverOptions),
        },
        additionalProperties: false,
      },
      serve: {
        description: 'The options of "cf-webhook-sim serve".',
        type: 'object',
        properties: optionSchemas(serveOptions),
        additionalProperties: false,
      },
      customEvent: {
        description:
          'An event type of your own: the path of the JSON Schema of its data, or a mapping with more options.',
        type: ['string', 'object'],
        properties: customEventSchemas satisfies Record<(typeof CUSTOM_EVENT_KEYS)[number], JsonObject>,
        required: ['schema'],
        additionalProperties: false,
      },
      ...Object.fromEntries(
        Object.entries(options).map(([name, option]) => [
          `option-${name}`,
          optionSchema(forCommands(option)),
        ]),
      ),
    },
  };
}

const topSchemas = {
  $schema: { ...TEXT, description: 'this schema, for editors' },
  events: {
    description: 'Event types of your own, by name.',
    type: 'object',
    additionalProperties: { $ref: '#/$defs/customEvent' },
  },
  runs: {
    description: 'Named runs, for "cf-webhook-sim run NAME".',
    type: 'object',
    additionalProperties: { $ref: '#/$defs/run' },
  },
  receiver: { $ref: '#/$defs/receiver' },
  contactAttributes: { ...TEXT, description: 'JSON Schema file of the custom_attributes of your contacts' },
  formFields: { ...TEXT, description: 'JSON Schema file of the fields of your forms' },
  journeys: {
    description: 'Journeys of your own: their files, by name.',
    type: 'object',
    additionalProperties: TEXT,
  },
  serve: { $ref: '#/$defs/serve' },
};

const runSchemas = {
  description: { ...TEXT, description: 'one line about the run, for the list' },
  extends: { ...TEXT, description: 'another run whose settings this one extends' },
  events: {
    description: 'What is sent.',
    anyOf: [{ type: 'array', items: { $ref: '#/$defs/plannedEvent' } }, { $ref: '#/$defs/plannedEvent' }],
  },
  journey: { ...TEXT, description: 'the journey to run: a name, or a file' },
  parameters: {
    description: "Values of the journey's parameters, by name.",
    type: 'object',
    additionalProperties: SCALAR,
  },
  check: {
    description: 'true: check the receiver instead of sending events; "only" and "exclude" choose checks',
    type: 'boolean',
  },
  receiver: { anyOf: [{ $ref: '#/$defs/receiver' }, { const: false }] },
};

const customEventSchemas = {
  schema: {
    ...TEXT,
    description: 'JSON Schema file of the data, JSON or YAML; # and a pointer select a schema in it',
  },
  subjectType: { ...TEXT, description: 'class name of the subject, such as Order' },
  versions: { type: 'array', items: { enum: ['v1', 'v2'] }, minItems: 1, description: 'webhook versions' },
  description: { ...TEXT, description: 'one sentence for the list of events' },
  refs: {
    description: 'schema files by the URL in a remote $ref; nothing is fetched',
    type: 'object',
    additionalProperties: TEXT,
  },
  maxDepth: {
    description: 'maximum recursion depth of a definition (default: 3)',
    type: 'integer',
    minimum: 0,
    maximum: 20,
  },
};

function reference(name: string): JsonObject {
  return { $ref: `#/$defs/option-${name}` };
}

/** An option that `send` does not have, with the commands that do. */
function forCommands(option: OptionDefinition): OptionDefinition {
  const commands: readonly CommandName[] = option.commands;
  if (commands.includes('send')) return option;
  const having = IN_FILES.filter((name) => commands.includes(name));
  return { ...option, describe: `${having.join(', ')}: ${option.describe}` };
}

function optionSchemas(options: Options): JsonObject {
  return Object.fromEntries(Object.entries(options).map(([name, option]) => [name, optionSchema(option)]));
}

function optionSchema(option: OptionDefinition): JsonObject {
  const { describe: description } = option;
  if (option.kind === 'flag') return { description, type: 'boolean' };
  const { choices } = option.type;
  const { form } = option;
  const item: JsonObject = { ...SCALAR, ...(choices === undefined ? {} : { examples: choices }) };
  if (option.kind === 'list') {
    const pairs = form !== undefined && 'pairedBy' in form ? [{ type: 'object' }] : [];
    return { description, anyOf: [{ type: 'array', items: item }, item, ...pairs] };
  }
  const otherwise = defaultTextOf(option);
  const told = otherwise === undefined ? description : `${description} (default: ${otherwise})`;
  if (form === undefined) return { description: told, ...item };
  return { description: told, anyOf: [item, { type: 'array', items: SCALAR }] };
}
