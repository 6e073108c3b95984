import * as z from 'zod';
import { FAULT_OPTIONS, type FaultSettings } from '../../faults/registry.ts';
import type { JsonValue } from '../../internal/json.ts';
import type { OptionDefinition } from '../../options/option-definition.ts';

/** Where requests go. */
export const TO = z
  .string()
  .optional()
  .describe(
    'Receiver on this machine: a port, host:port/path or a URL. Default: the configured one, started afresh by its configured command.',
  );

/** The event type of a call. */
export const EVENT = z.string().describe('Event type exactly as list_events shows it, e.g. order.created.');

/** Values by path in the body of an event. */
export const SET = z
  .record(z.string(), z.custom<JsonValue>())
  .optional()
  .describe(
    'Values by path, e.g. {"data.total_amount":"49.00"}; unknown paths are errors that name the nearest one.',
  );

/** A seed: the same one makes the same bodies. */
export const SEED = z.string().optional().describe('Same seed, same body. Default: a new one.');

/** What goes wrong on purpose, from the registry of faults. */
export const FAULTS = faultsFor('send')
  .optional()
  .describe('What goes wrong on purpose: duplicates, lost responses, forged signatures. Default: nothing.');

/** The same for events of a workspace. */
export const EVENT_FAULTS = faultsFor('trigger')
  .optional()
  .describe('What goes wrong on purpose with every delivery of the event. Default: nothing.');

function faultsFor(command: 'send' | 'trigger') {
  const options: readonly OptionDefinition[] = FAULT_OPTIONS;
  const shape = Object.fromEntries(
    options
      .filter(({ commands }) => commands.includes(command))
      .map((option) => [option.name, schemaOf(option).optional().describe(option.describe)]),
  );
  return z.strictObject(shape).pipe(z.custom<FaultSettings & Record<string, unknown>>());
}

function schemaOf(option: OptionDefinition): z.ZodType {
  if (option.kind === 'flag') return z.boolean();
  const { choices } = option.type;
  return choices === undefined ? z.union([z.number(), z.string()]) : z.enum([...choices]);
}
