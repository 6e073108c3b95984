import { isoTime } from '../../internal/iso-time.ts';
import { isJsonObject, type JsonObject } from '../../internal/json.ts';
import { HOUR_MS, MINUTE_MS } from '../../payloads/scene/story-time.ts';
import type { Creation } from '../actions/action.ts';
import { durationIn, requiredText, textIn, wholeIn } from '../actions/fields.ts';
import { journeyError } from '../journey-error.ts';
import { newRecord } from '../world/new-record.ts';
import type { World } from '../world/world.ts';
import { buyerOf } from './contact.ts';

/** Appointments begin at a multiple of this. */
export const SLOT_MS = HOUR_MS / 2;

/** A contact books an appointment, perhaps with a form that asked for it. */
export const APPOINTMENT: Creation = {
  kind: 'appointment',
  about: 'a contact books an appointment',
  fields: {
    of: { type: 'name', of: 'contact', about: 'who books', required: true },
    form: { type: 'name', of: 'form-submission', about: 'the form that asked for it; its times are used' },
    in: { type: 'duration', about: 'how far ahead it begins, e.g. 3d (default: a few days)' },
    minutes: { type: 'whole', about: 'length in minutes (default: 30 to 60)', minimum: 5 },
  },
  emits: ['appointments/scheduled_event.created'],
  create: (world, name, fields) => {
    const contact = world.the('contact', requiredText(fields, 'of'));
    const random = world.randomFor('appointment', name);
    const data = newRecord(world, {
      resource: 'appointments-scheduled-event',
      eventName: 'appointments/scheduled_event.created',
      random,
      ids: world.idsFor('appointment', name),
      given: { buyer: buyerOf(contact) },
    });
    const times = { ...timesOf(data, world.now, fields), ...timesOfForm(world, textIn(fields, 'form')) };
    const appointment = world.add({
      kind: 'appointment',
      name,
      random,
      contact: contact.name,
      data: { ...data, ...times },
    });
    world.emit('appointments/scheduled_event.created', appointment);
  },
};

function timesOf(data: JsonObject, now: number, fields: JsonObject): JsonObject {
  const inMs = durationIn(fields, 'in');
  const usual = Date.parse(String(data['start_on']));
  const startOn = inMs === undefined ? usual : Math.ceil((now + inMs) / SLOT_MS) * SLOT_MS;
  const minutes = wholeIn(fields, 'minutes');
  const lengthMs = minutes === undefined ? Date.parse(String(data['end_on'])) - usual : minutes * MINUTE_MS;
  return { start_on: isoTime(startOn), end_on: isoTime(startOn + lengthMs) };
}

function timesOfForm(world: World, form: string | undefined): JsonObject {
  if (form === undefined) return {};
  const { data } = world.the('form-submission', form);
  const parameters = data['data'];
  const request = isJsonObject(parameters) ? parameters['appointments_schedule_request'] : undefined;
  if (isJsonObject(request)) {
    const { start_on = null, end_on = null, tzid = null } = request;
    return { start_on, end_on, tzid };
  }
  throw journeyError(`The form "${form}" does not ask for an appointment.`, 'Add books: 3d to the form.');
}
