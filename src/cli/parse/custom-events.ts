import type { FileReference } from '../../config/file-reference.ts';
import type { SimulatorConfig } from '../../config/simulator-config.ts';
import { inCommandWords, SimulatorError } from '../../errors/simulator-error.ts';
import type { EventTypeEntry } from '../../events/event-type.ts';
import { createCustomEventType } from '../../payloads/custom-event.ts';
import type { CustomFields } from '../../payloads/custom-fields.ts';
import { customSchema } from '../../payloads/custom-schema/custom-schema.ts';
import { shownPath } from '../../source/read-source.ts';
import { sourceError } from '../../source/source-node.ts';
import { present } from './present.ts';

/** How often definitions may stand inside of themselves, as options say. */
export interface RecursionDepth {
  /** What the command line or the environment asks for; it goes before what stands beside an event type. */
  readonly demanded: number | undefined;
  /** What the configuration sets for all that say nothing of their own. */
  readonly usual: number | undefined;
}

/**
 * Makes the event types that a configuration file adds.
 *
 * @throws SimulatorError with the place in the file, or in the schema that it names.
 */
export function customEventsOf(
  { customEvents }: SimulatorConfig,
  cwd: string,
  depth: RecursionDepth,
): EventTypeEntry[] {
  return customEvents.map(({ name, place, schema, subjectType, versions, description, refs, maxDepth }) =>
    naming(schema, () => {
      const deepest = depth.demanded ?? maxDepth ?? depth.usual;
      const optional = present({ subjectType, versions, description, refs, maxDepth: deepest });
      try {
        return createCustomEventType({ name, schema: schema.path, ...optional }, shownPath(schema.path, cwd));
      } catch (error) {
        if (!(error instanceof SimulatorError) || !error.problem.includes(`"${name}"`)) throw error;
        const { problem, cure } = inCommandWords(error);
        throw sourceError(place, problem, cure, error.code);
      }
    }),
  );
}

/**
 * Reads the schemas of contacts' attributes and of forms' fields.
 *
 * @throws SimulatorError with the place in the file, or in the schema that it names.
 */
export function customFieldsOf(
  { contactAttributes, formFields }: SimulatorConfig,
  cwd: string,
  depth: RecursionDepth,
): CustomFields {
  const options = present({ maxDepth: depth.demanded ?? depth.usual });
  const read = (file: FileReference | undefined) =>
    file === undefined
      ? undefined
      : naming(file, () => customSchema(file.path, shownPath(file.path, cwd), options));
  return present({ contactAttributes: read(contactAttributes), formFields: read(formFields) });
}

/** A file that cannot be read is the fault of the place that names it. */
function naming<T>({ place }: FileReference, read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof SimulatorError) || error.code !== 'file-unreadable') throw error;
    const { problem, cure } = inCommandWords(error);
    throw sourceError(place, problem, cure, error.code);
  }
}
