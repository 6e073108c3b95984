import type { JsonObject } from '../../internal/json.ts';
import { withCustomFields } from '../../payloads/custom-fields.ts';
import { attributesOf } from '../../payloads/resources/survey-answers.ts';
import type { FormPurpose } from '../../payloads/scene/form-purpose.ts';
import { SURVEYS } from '../../payloads/vocabulary/surveys.ts';
import type { Creation } from '../actions/action.ts';
import { durationIn, listIn, requiredText, textIn, wholeIn } from '../actions/fields.ts';
import { identify } from '../actions/identify.ts';
import { journeyError } from '../journey-error.ts';
import type { ContactEntity, FormSubmissionEntity } from '../world/entity.ts';
import { newRecord } from '../world/new-record.ts';
import type { World } from '../world/world.ts';
import { SLOT_MS } from './appointment.ts';
import { buyerOf, withReturn } from './contact.ts';
import { BASKET, variantOf } from './order-line.ts';
import { currencyFor } from './product.ts';

/** A contact sends a form of a page. Anyone who was anonymous before is not any longer, except within a survey. */
export const FORM_SUBMISSION: Creation = {
  kind: 'form-submission',
  about: 'a contact submits a form, which identifies them; each screen of a survey is a form',
  fields: {
    of: { type: 'name', of: 'contact', about: 'who submits it', required: true },
    items: { ...BASKET, about: 'what it orders; the order itself is another step' },
    books: { type: 'duration', about: 'it requests an appointment this far ahead, e.g. 3d' },
    survey: { type: 'text', about: 'it belongs to this survey', options: SURVEYS.map(({ name }) => name) },
    screen: { type: 'whole', about: 'which screen of the survey, counted from 1', minimum: 1 },
  },
  emits: ['form/submission.created', 'contact.updated', 'contact.identified'],
  create: (world, name, fields) => {
    const contact = withReturn(world.the('contact', requiredText(fields, 'of')), world);
    const form = purposeOf(world, contact, fields);
    const submission = world.add(createSubmission(world, name, contact, form));
    world.emit('form/submission.created', submission);
    const known = form.kind === 'survey' ? withAnswers(world, contact, submission) : contact;
    const staysUnknown = form.kind === 'survey' && form.screen < form.survey.screens.length - 1;
    if (known.data['anonymous'] === 1 && !staysUnknown) identify(world, known);
    else if (known !== contact) world.emit('contact.updated', known);
  },
};

function createSubmission(
  world: World,
  name: string,
  contact: ContactEntity,
  form: FormPurpose,
): FormSubmissionEntity {
  const random = world.randomFor('form-submission', name);
  const data = newRecord(world, {
    resource: 'form-submission',
    eventName: 'form/submission.created',
    random,
    ids: world.idsFor('form-submission', name),
    given: { storefront: world.signUpFront, buyer: buyerOf(contact), visits: contact.visits, form },
  });
  const filled = withCustomFields(data, world.customFields, {
    resource: 'form-submission',
    random: random.fork('custom-fields'),
    at: world.now,
  });
  return { kind: 'form-submission', name, random, contact: contact.name, data: filled };
}

function purposeOf(world: World, contact: ContactEntity, fields: JsonObject): FormPurpose {
  const survey = SURVEYS.find(({ name }) => name === textIn(fields, 'survey'));
  if (survey !== undefined) {
    const screen = wholeIn(fields, 'screen') ?? 1;
    if (screen <= survey.screens.length) return { kind: 'survey', survey, screen: screen - 1 };
    throw journeyError(
      `The survey "${survey.name}" has ${survey.screens.length} screens, not ${screen}.`,
      'Screens are counted from 1.',
    );
  }
  const booksMs = durationIn(fields, 'books');
  if (booksMs !== undefined) {
    return { kind: 'appointment', startOn: Math.ceil((world.now + booksMs) / SLOT_MS) * SLOT_MS };
  }
  const items = listIn(fields, 'items');
  if (items.length === 0) return { kind: 'opt-in' };
  const currency = currencyFor(contact.buyer.locality);
  const variants = items.map((item) => {
    const { variant, quantity } = variantOf(world, item, currency);
    return { id: variant.id, priceId: variant.price.id, quantity };
  });
  return { kind: 'order', variants };
}

/** What a survey learns stands in the contact's custom attributes as well. */
function withAnswers(
  world: World,
  contact: ContactEntity,
  { data: { data: parameters } }: FormSubmissionEntity,
): ContactEntity {
  const known = contact.data['custom_attributes'];
  return world.update(contact, {
    custom_attributes: { ...Object(known), ...attributesOf(parameters) },
  });
}
