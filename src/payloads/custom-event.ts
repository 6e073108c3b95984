import { usageError } from '../errors/usage-error.ts';
import type { ApiVersion, EventTypeEntry } from '../events/event-type.ts';
import { findEventType } from '../events/find-event-types.ts';
import type { JsonObject } from '../internal/json.ts';
import { provideCustomData } from './custom-data.ts';
import { customDataProblems, customSchema } from './custom-schema/custom-schema.ts';
import { draftCustomData } from './custom-schema/draft/draft-data.ts';
import { MOST_DEPTH } from './recursion-depth.ts';

/** An event type of the user's own. */
export interface CustomEventDefinition<Name extends string = string> {
  /** Exactly as it is sent in `event_type`, e.g. `workflows/order_packed`. */
  readonly name: Name;
  /**
   * The JSON Schema of `data`, of any draft from 04 on, or the path of its file: JSON or YAML. `#/components/schemas/Order`
   * after the path names a schema inside of it, such as one of an OpenAPI description.
   */
  readonly schema: JsonObject | string;
  /** The class name sent in `subject_type`. @default from the name: `orders/parcel.packed` gives `Orders::Parcel` */
  readonly subjectType?: string;
  /** @default ['v2'] */
  readonly versions?: readonly ApiVersion[];
  /** One sentence, for a person. @default tells that it is custom */
  readonly description?: string;
  /** Files of schemas by the address under which a `$ref` names them. Nothing is fetched from a network. @default none */
  readonly refs?: Readonly<Record<string, string>>;
  /** How often a definition of the schema may stand inside of itself, where it may be left out. @default 3 */
  readonly maxDepth?: number;
}

provideCustomData({ read: customSchema, draft: draftCustomData, problems: customDataProblems });

/** Names that mean something else where event types are asked for. */
const UNUSABLE_NAME = /[*?\s\p{Cc}]|:\d+$|^$|^-|^all$/iu;

/**
 * Makes a catalog entry of an event type of the user's own.
 *
 * @param schemaName What messages call the schema. Default: its path, or the event's name.
 * @throws SimulatorError `invalid-option` for a name that cannot be used or a schema that is wrong, `file-unreadable`.
 * @example
 * const packed = createCustomEventType({ name: 'workflows/order_packed', schema: './order-packed.json' });
 * await using simulator = createSimulator({ to: 3000, customEvents: [packed] });
 */
export function createCustomEventType<Name extends string>(
  definition: CustomEventDefinition<Name>,
  schemaName?: string,
): EventTypeEntry<Name> {
  const { name, schema, subjectType, versions = ['v2'], description, refs, maxDepth } = definition;
  refuseName(name);
  refuseDepth(maxDepth);
  const dataSchema = customSchema(
    schema,
    schemaName ?? (typeof schema === 'string' ? schema : `the schema of ${name}`),
    { ...(refs === undefined ? {} : { refs }), ...(maxDepth === undefined ? {} : { maxDepth }) },
  );
  return {
    name,
    catalog: 'custom',
    section: 'Your own',
    versions,
    description: description ?? 'An event type of your own.',
    subjectType: subjectType ?? className(name),
    subjectTypeCertainty: 'assumed',
    resource: null,
    dataSchema,
    impliedState: {},
    stateCertainty: 'assumed',
    v1PayloadCertainty: versions.includes('v1') ? 'assumed' : null,
    aliases: [],
  };
}

function refuseDepth(maxDepth: number | undefined): void {
  if (maxDepth === undefined || (Number.isInteger(maxDepth) && maxDepth >= 0 && maxDepth <= MOST_DEPTH))
    return;
  throw usageError(
    `"maxDepth" must be a whole number from 0 to ${MOST_DEPTH}, got ${String(maxDepth)}.`,
    'Write maxDepth: 3.',
  );
}

function refuseName(name: string): void {
  if (UNUSABLE_NAME.test(name)) {
    throw usageError(
      `An event type of your own cannot be called "${name}".`,
      'Name it without spaces, * and ?, for example workflows/order_packed.',
    );
  }
  if (findEventType(name) === undefined) return;
  throw usageError(
    `"${name}" is an event type of ClickFunnels, and cannot be one of your own as well.`,
    "Choose another name; to change fields of ClickFunnels' own events use set.",
  );
}

/** `orders/parcel.packed` → `Orders::Parcel`, `workflows/order_packed` → `Workflows::OrderPacked`. */
function className(name: string): string {
  const noun = name.includes('.') ? name.slice(0, name.lastIndexOf('.')) : name;
  return noun
    .split('/')
    .map((part) =>
      part.replaceAll(/(?:^|[^a-z\d]+)([a-z\d])/gi, (_all, letter: string) => letter.toUpperCase()),
    )
    .join('::');
}
