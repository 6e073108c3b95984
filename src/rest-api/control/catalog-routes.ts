import type { EventTypeEntry } from '../../events/event-type.ts';
import { matchEventTypes, requireEventType } from '../../events/find-event-types.ts';
import { FAULT_OPTIONS } from '../../faults/registry.ts';
import { bodyMembers } from '../../internal/body-members.ts';
import type { JsonObject } from '../../internal/json.ts';
import { bodySchema } from '../../payloads/body-schema.ts';
import { chooseApiVersion } from '../../payloads/create-event.ts';
import { validateValue } from '../../payloads/validation.ts';
import { SIGNATURE_MUTANTS } from '../../signature/mutants.ts';
import type { ManagementContext } from '../management/management-context.ts';
import type { Route } from '../route.ts';
import { checkedBody } from './request-schema.ts';
import { type TriggerJson, triggerRequest } from './trigger-request.ts';

interface ValidationRequest {
  readonly eventType: string;
  readonly apiVersion?: 'v1' | 'v2';
  readonly body: string;
}

/** What can be triggered, and what is wrong with a body before it is sent. */
export function catalogRoutes({ workspace, customEvents }: ManagementContext): readonly Route[] {
  /** Schemas are compiled once per object. */
  const schemas = new Map<string, JsonObject>();
  const schemaOf = (eventType: string, version?: 'v1' | 'v2') => {
    const entry = requireEventType(eventType, customEvents);
    const apiVersion = chooseApiVersion(entry, version);
    const key = `${apiVersion} ${entry.name}`;
    const schema = schemas.get(key) ?? bodySchema(entry, apiVersion, 'documented');
    schemas.set(key, schema);
    return { entry, apiVersion, schema };
  };
  return [
    {
      method: 'get',
      path: '/event-types',
      handle: (_request, response) => {
        response.json({ eventTypes: matchEventTypes('*', customEvents).map(eventTypeView) });
      },
    },
    {
      method: 'get',
      path: '/faults',
      handle: (_request, response) => {
        response.json({ faults: faultViews(), mutants: SIGNATURE_MUTANTS.map(mutantView) });
      },
    },
    {
      method: 'post',
      path: '/preview',
      handle: (request, response) => {
        const asked = triggerRequest(
          checkedBody<TriggerJson>('Trigger', request.body, ['merge', 'set', 'setJson']),
        );
        const { apiVersion, schema } = schemaOf(asked.eventType, asked.apiVersion);
        const event = workspace.events.preview(asked);
        response.json({ eventType: asked.eventType, apiVersion, ...bodyMembers(event.body), schema });
      },
    },
    {
      method: 'post',
      path: '/validate',
      handle: (request, response) => {
        const { eventType, apiVersion, body } = checkedBody<ValidationRequest>('Validation', request.body);
        response.json({ problems: problemsOf(body, schemaOf(eventType, apiVersion).schema) });
      },
    },
  ];
}

function problemsOf(body: string, schema: JsonObject) {
  let value: unknown;
  try {
    value = JSON.parse(body);
  } catch (error) {
    return [{ path: '', message: error instanceof Error ? error.message : 'not valid JSON' }];
  }
  return validateValue(schema, value, '').map(({ path, message }) => ({
    path: path.replace(/^\./, ''),
    message,
  }));
}

function eventTypeView({ name, catalog, section, versions, description, subjectType, note }: EventTypeEntry) {
  return { name, catalog, section, versions, description, subjectType, note: note ?? null };
}

function faultViews() {
  return FAULT_OPTIONS.filter(({ commands }) => commands.some((command) => command === 'trigger')).map(
    (option) => ({
      name: option.name,
      describe: option.describe,
      placeholder: 'placeholder' in option ? option.placeholder : '',
    }),
  );
}

function mutantView({ name, describe }: (typeof SIGNATURE_MUTANTS)[number]) {
  return { name, describe };
}
