import { identifiedData } from '../entities/contact.ts';
import type { ContactEntity } from '../world/entity.ts';
import type { World } from '../world/world.ts';
import { actionOn } from './action.ts';

/** An anonymous contact says who they are. */
export const IDENTIFY = actionOn('contact', {
  verb: 'identify',
  about: 'an anonymous contact is identified by an email address or phone number',
  fields: {},
  emits: ['contact.updated', 'contact.identified'],
  perform: identify,
});

/** Gives an anonymous contact a name and addresses. */
export function identify(world: World, contact: ContactEntity): void {
  const known = world.update(contact, identifiedData(contact, world));
  world.emit('contact.updated', known);
  world.emit('contact.identified', known);
}
