import { isoTime } from '../../internal/iso-time.ts';
import { DAY_MS } from '../../payloads/scene/story-time.ts';
import { SLOT_MS } from '../entities/appointment.ts';
import { journeyError } from '../journey-error.ts';
import type { AppointmentEntity } from '../world/entity.ts';
import type { World } from '../world/world.ts';
import { actionOn } from './action.ts';
import { durationIn } from './fields.ts';

/** An appointment takes place at another time; its id stays (assumed). */
export const RESCHEDULE = actionOn('appointment', {
  verb: 'reschedule',
  about: 'an appointment is rescheduled',
  fields: { by: { type: 'duration', about: 'how much later (default: 1d)' } },
  emits: ['appointments/scheduled_event.rescheduled'],
  perform: (world, appointment, fields) => {
    requireScheduled(appointment, world.now);
    const byMs = Math.ceil((durationIn(fields, 'by') ?? DAY_MS) / SLOT_MS) * SLOT_MS;
    const later = (column: string) => isoTime(Date.parse(String(appointment.data[column])) + byMs);
    const moved = world.update(appointment, { start_on: later('start_on'), end_on: later('end_on') });
    world.emit('appointments/scheduled_event.rescheduled', moved);
  },
});

/** Calls an appointment off. That its status is "canceled" then is assumed. */
export function cancelAppointment(world: World, appointment: AppointmentEntity): void {
  requireScheduled(appointment, world.now);
  world.emit('appointments/scheduled_event.canceled', world.update(appointment, { status: 'canceled' }));
}

function requireScheduled({ name, data }: AppointmentEntity, now: number): void {
  if (data['status'] !== 'scheduled') {
    throw journeyError(`"${name}" is ${String(data['status'])}.`, 'Book another appointment.');
  }
  if (Date.parse(String(data['start_on'])) <= now) {
    throw journeyError(`"${name}" has begun.`, 'Do this earlier, or book it further ahead.');
  }
}
