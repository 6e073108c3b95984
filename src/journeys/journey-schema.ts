import type { JsonObject } from '../internal/json.ts';
import { listed } from '../internal/listed.ts';
import type { FieldSpec, FieldSpecs } from './actions/field-spec.ts';
import { ACTIONS, CREATIONS } from './actions/registry.ts';
import type { JOURNEY_KEYS } from './read-journey.ts';
import type { PARAMETER_KEYS } from './reading/read-parameters.ts';
import { MOST_REPETITIONS } from './repetitions.ts';

const SCALAR = { type: ['string', 'number', 'boolean'] } as const;
const REFERENCE = { type: 'string', pattern: '\\$\\{[^}]+\\}' } as const;

/** The JSON Schema (2020-12) of journeys, made from the registry of actions. Editors complete by it. */
export function journeySchema(): JsonObject {
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: 'https://cf-webhook-sim.example/schemas/journey.schema.json',
    title: 'JourneyDefinition',
    description:
      'A journey of cf-webhook-sim: steps that change a workspace and trigger the events that ClickFunnels would send.',
    type: 'object',
    properties: journeyKeys satisfies Record<(typeof JOURNEY_KEYS)[number], JsonObject>,
    required: ['steps'],
    additionalProperties: false,
    $defs: {
      ...shared,
      parameter: {
        description: 'A value that each run can set.',
        type: 'object',
        properties: parameterKeys satisfies Record<(typeof PARAMETER_KEYS)[number], JsonObject>,
        required: ['default'],
        additionalProperties: false,
      },
      step: {
        title: 'StepDefinition',
        description: 'One step of a journey.',
        anyOf: [
          ...CREATIONS.map(({ kind, about, fields, emits }) =>
            step(
              `create-${kind}`,
              `${sentence(about)} ${raises(emits)}`,
              {
                create: text('its name, for later steps'),
                [kind]: { ...ofFields(fields), description: sentence(about) },
                set: refer('fields'),
              },
              ['create', kind],
            ),
          ),
          ...ACTIONS.map(({ verb, takes, about, fields, emits }) =>
            step(
              verb,
              `${sentence(about)} ${raises(emits)}`,
              {
                [verb]: text(`a name of the kind ${listed(takes)}`),
                ...properties(fields),
                set: refer('fields'),
              },
              [verb, ...required(fields)],
            ),
          ),
          step(
            'emit',
            'Trigger one more event.',
            {
              emit: text('event type'),
              of: text('name of the entity that the event is about'),
              set: refer('fields'),
            },
            ['emit'],
          ),
          step(
            'repeat',
            'Steps to repeat.',
            {
              repeat: {
                description: 'number of repetitions',
                anyOf: [{ type: 'integer', minimum: 0, maximum: MOST_REPETITIONS }, REFERENCE],
              },
              steps: {
                type: 'array',
                description: `what is repeated; \${index} counts from 1`,
                items: refer('step'),
              },
            },
            ['repeat', 'steps'],
          ),
        ],
      },
    },
  };
}

const journeyKeys = {
  $schema: text('this schema, for editors'),
  name: text('in kebab-case (default: the name of the file)'),
  title: text('one line that summarizes it'),
  about: text('a paragraph of details'),
  parameters: {
    description: `Values that each run may choose, by name; steps refer to them as \${name}.`,
    type: 'object',
    additionalProperties: refer('parameter'),
  },
  given: {
    description: 'What the workspace contains at the start. It triggers no events.',
    type: 'array',
    items: refer('step'),
  },
  steps: {
    description: 'The steps, in order.',
    type: 'array',
    items: refer('step'),
  },
};

const parameterKeys = {
  about: text('description'),
  default: { ...SCALAR, description: 'default value; it also sets the type' },
  options: { type: 'array', items: SCALAR, description: 'allowed values' },
  minimum: { type: 'number', description: 'for numbers' },
  maximum: { type: 'number', description: 'for numbers' },
};

function step(title: string, description: string, own: JsonObject, needed: readonly string[]): JsonObject {
  return {
    title,
    description,
    type: 'object',
    properties: { ...own, ...timing },
    required: needed,
    additionalProperties: false,
  };
}

/** What stands in many steps, and once in the schema. */
const shared = {
  fields: {
    description: 'fields of the record, by path in the payload: {first_name: Ada}',
    type: 'object',
    additionalProperties: true,
  },
  after: text('delay since the previous step: 30s, 2h, 3d12h, 1 month'),
  at: { ...REFERENCE, description: `a moment of the story: \${membership.next_charge_at}` },
  when: {
    description: 'run this step only for these parameter values',
    type: 'object',
    additionalProperties: { anyOf: [SCALAR, { type: 'array', items: SCALAR }] },
  },
};

const timing = { after: refer('after'), at: refer('at'), when: refer('when') };

function refer(name: keyof typeof shared | 'step' | 'parameter'): JsonObject {
  return { $ref: `#/$defs/${name}` };
}

function text(description: string): JsonObject {
  return { type: 'string', description };
}

function ofFields(fields: FieldSpecs): JsonObject {
  return {
    type: required(fields).length === 0 ? ['object', 'null'] : 'object',
    properties: properties(fields),
    required: required(fields),
    additionalProperties: false,
  };
}

function properties(fields: FieldSpecs): JsonObject {
  return Object.fromEntries(Object.entries(fields).map(([key, spec]) => [key, ofField(spec)]));
}

function required(fields: FieldSpecs): string[] {
  return Object.entries(fields)
    .filter(([, spec]) => spec.required === true)
    .map(([key]) => key);
}

function ofField(spec: FieldSpec): JsonObject {
  const description = spec.about;
  switch (spec.type) {
    case 'name':
      return { type: 'string', description: `${description} (the name of a ${spec.of})` };
    case 'text':
    case 'duration':
      return 'options' in spec && spec.options !== undefined
        ? { description, anyOf: [{ enum: spec.options }, REFERENCE] }
        : { description, type: 'string' };
    case 'money':
      return { description, anyOf: [{ type: 'number', minimum: 0 }, { type: 'string' }] };
    case 'whole':
      return { description, anyOf: [{ type: 'integer', minimum: spec.minimum ?? 0 }, REFERENCE] };
    case 'flag':
      return { description, anyOf: [{ type: 'boolean' }, REFERENCE] };
    case 'texts':
      return { description, type: 'array', items: SCALAR };
    case 'list':
      return { description, type: 'array', minItems: 1, items: ofFields(spec.items) };
    case 'record':
      return refer('fields');
    default:
      return spec satisfies never;
  }
}

function sentence(about: string): string {
  return `${about.charAt(0).toUpperCase()}${about.slice(1)}.`;
}

function raises(emits: readonly string[]): string {
  if (emits.length === 0) return 'Triggers no event.';
  return `Can trigger ${[...new Set(emits)].join(', ')}.`;
}
