import { isJsonObject, type JsonObject } from '../../internal/json.ts';
import { listed } from '../../internal/listed.ts';
import { nearestNames } from '../../internal/nearest-names.ts';
import { journeyError } from '../journey-error.ts';
import type { World } from '../world/world.ts';
import { emitEvent } from './emit.ts';
import { recordIn } from './fields.ts';
import { fitFields } from './fit-field.ts';
import { ACTIONS, CREATIONS } from './registry.ts';

/** What a step does, with every reference resolved. */
export interface Performance {
  readonly verb: string;
  readonly subject: string;
  readonly fields: JsonObject;
}

/**
 * Does to a world what a step says.
 *
 * @throws SimulatorError `invalid-journey` when that cannot be, `invalid-override` when `set` does not fit the record.
 */
export function performAction(world: World, { verb, subject, fields }: Performance): void {
  const { set: _, ...own } = fields;
  const insisted = recordIn(fields, 'set');
  if (verb === 'emit') emitEvent(world, subject, own, insisted);
  else if (verb === 'create') create(world, subject, own, insisted);
  else change(world, { verb, subject, fields: own }, insisted);
}

function change(world: World, { verb, subject, fields }: Performance, insisted: JsonObject): void {
  const action = ACTIONS.find((known) => known.verb === verb);
  if (action === undefined) {
    const verbs = ['create', 'emit', ...ACTIONS.map((known) => known.verb)];
    const [nearest] = nearestNames(verb, verbs);
    throw journeyError(
      `Unknown verb "${verb}".`,
      nearest === undefined ? `The verbs are ${verbs.join(', ')}.` : `Did you mean "${nearest}"?`,
    );
  }
  const entity = world.get(subject);
  if (!action.takes.includes(entity.kind)) {
    throw journeyError(
      `"${verb}" requires the kind ${listed(action.takes)}, but "${subject}" has the kind ${entity.kind}.`,
      `Use a name of the kind ${listed(action.takes)}.`,
    );
  }
  action.perform(world, world.insist(subject, insisted), fitFields(fields, action.fields));
}

function create(world: World, name: string, fields: JsonObject, insisted: JsonObject): void {
  const [kind = '', ...others] = Object.keys(fields);
  const creation = CREATIONS.find((known) => known.kind === kind);
  if (creation === undefined || others.length > 0) {
    throw journeyError(
      `"create: ${name}" requires one kind, got ${Object.keys(fields).join(', ') || 'none'}.`,
      `The kinds are ${CREATIONS.map((known) => known.kind).join(', ')}.`,
    );
  }
  const own = fields[kind];
  world.insistOnNext(name, insisted);
  creation.create(world, name, fitFields(isJsonObject(own) ? own : {}, creation.fields));
}
