import type { Creation } from '../actions/action.ts';
import { requiredText } from '../actions/fields.ts';
import { journeyError } from '../journey-error.ts';
import { newRecord } from '../world/new-record.ts';
import { buyerOf } from './contact.ts';

/** A contact may enter a course. */
export const ENROLLMENT: Creation = {
  kind: 'enrollment',
  about: 'a contact is enrolled in a course',
  fields: {
    of: { type: 'name', of: 'contact', about: 'the student', required: true },
    in: { type: 'name', of: 'course', about: 'the course', required: true },
  },
  emits: ['courses/enrollment.created'],
  create: (world, name, fields) => {
    const contact = world.the('contact', requiredText(fields, 'of'));
    const course = world.the('course', requiredText(fields, 'in'));
    const earlier = world
      .all('enrollment')
      .find((known) => known.contact === contact.name && known.course === course.name);
    if (earlier !== undefined) {
      throw journeyError(
        `"${contact.name}" is already enrolled in "${course.name}" ("${earlier.name}").`,
        'Resume or delete that enrollment instead.',
      );
    }
    const random = world.randomFor('enrollment', name);
    const data = newRecord(world, {
      resource: 'courses-enrollment',
      eventName: 'courses/enrollment.created',
      state: { suspended: { equals: false } },
      random,
      ids: world.idsFor('enrollment', name),
      given: { buyer: buyerOf(contact) },
    });
    const enrollment = world.add({
      kind: 'enrollment',
      name,
      random,
      contact: contact.name,
      course: course.name,
      data: { ...data, course_id: course.data['id'] },
    });
    world.emit('courses/enrollment.created', enrollment);
  },
};
