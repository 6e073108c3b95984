import { anonymousContactBody, contactBody } from './contact-body.ts';
import {
  fromNoPage,
  fromStorefront,
  type Refined,
  type Refinement,
  type RefinementRequest,
} from './refinement.ts';

/** Visitors are recorded before they say who they are; how many of the new ones are is assumed. */
const ANONYMOUS_SHARE = 0.2;

/** A contact of the workspace. */
export const CONTACT: Refinement = { drafts: [], refine };

function refine({ scene, conditions }: RefinementRequest): Refined {
  const random = scene.random.fork('contact');
  const mayBeAnonymous = scene.eventName === 'contact.created' && !conditions.requires('email_address');
  const anonymous = conditions.count('anonymous', () =>
    mayBeAnonymous && random.chance(ANONYMOUS_SHARE) ? 1 : 0,
  );
  const body = anonymous === 1 ? anonymousContactBody : contactBody;
  const data = body(scene, random.fork('body'));

  const cameInByItself = scene.eventName === 'contact.created' || scene.eventName === 'contact.identified';
  return cameInByItself ? fromStorefront(data, scene) : fromNoPage(data);
}
