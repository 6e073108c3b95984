import { requireEventType } from '../../events/find-event-types.ts';
import type { JsonObject } from '../../internal/json.ts';
import { contradictionTo } from '../contradiction.ts';
import { buyerOf } from '../entities/contact.ts';
import { journeyError } from '../journey-error.ts';
import { RESOURCES } from '../world/resources.ts';
import { dataOf } from '../world/snapshot.ts';
import { withFields } from '../world/with-fields.ts';
import type { World } from '../world/world.ts';
import { requiredText, textIn } from './fields.ts';

/**
 * Raises one more event: of an entity as it is now, or, where the world has nothing of that kind, an invented one around
 * a contact.
 *
 * @throws SimulatorError `unknown-event-type`, or `invalid-journey` where the event is not one of that entity.
 */
export function emitEvent(world: World, eventType: string, fields: JsonObject, insisted: JsonObject): void {
  const entry = requireEventType(eventType, world.customEvents);
  const isOfEntity = Object.values(RESOURCES).some((resource) => resource === entry.resource);
  if (isOfEntity) {
    const entity = world.get(requiredText(fields, 'of'));
    if (RESOURCES[entity.kind] !== entry.resource) {
      throw journeyError(
        `"${eventType}" is not an event of the kind "${entity.kind}".`,
        `"of" must name an entity that ${eventType} can be about.`,
      );
    }
    const shown = dataOf(withFields(entity, insisted), world);
    const contradiction = contradictionTo(entry.impliedState, shown);
    if (contradiction !== undefined) {
      throw journeyError(
        `"${eventType}" says of "${entity.name}" that ${contradiction}.`,
        'Add a step for that first, or set it for this event only: set: {…}.',
      );
    }
    world.emit(eventType, entity, insisted);
    return;
  }
  const name = textIn(fields, 'of');
  const given = name === undefined ? {} : { buyer: buyerOf(world.the('contact', name)) };
  world.emitInvented(eventType, name ?? eventType, given, insisted);
}
