import { withCustomFields } from '../../payloads/custom-fields.ts';
import type { Creation } from '../actions/action.ts';
import { requiredText } from '../actions/fields.ts';
import { identify } from '../actions/identify.ts';
import { newRecord } from '../world/new-record.ts';
import { buyerOf, withReturn } from './contact.ts';

/** A contact sends a form of a page. Anyone who was anonymous before is not any longer. */
export const FORM_SUBMISSION: Creation = {
  kind: 'form-submission',
  about: 'a contact sends a form, and is identified by it',
  fields: { of: { type: 'name', of: 'contact', about: 'who sends it', required: true } },
  emits: ['form/submission.created', 'contact.updated', 'contact.identified'],
  create: (world, name, fields) => {
    const contact = withReturn(world.the('contact', requiredText(fields, 'of')), world);
    const random = world.randomFor('form-submission', name);
    const data = newRecord(world, {
      resource: 'form-submission',
      eventName: 'form/submission.created',
      random,
      ids: world.idsFor('form-submission', name),
      given: { storefront: world.signUpFront, buyer: buyerOf(contact) },
    });
    const filled = withCustomFields(data, world.customFields, {
      resource: 'form-submission',
      random: random.fork('custom-fields'),
      at: world.now,
    });
    const submission = world.add({
      kind: 'form-submission',
      name,
      random,
      contact: contact.name,
      data: filled,
    });
    world.emit('form/submission.created', submission);
    if (contact.data['anonymous'] === 1) identify(world, contact);
  },
};
