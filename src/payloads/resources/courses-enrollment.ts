import { hexDigits } from '../../random/identifiers.ts';
import { identityColumns } from '../scene/record-ids.ts';
import { SUSPENSION_REASONS } from '../vocabulary/course-words.ts';
import { shortContactBody } from './contact-body.ts';
import { fromNoPage, type Refined, type Refinement, type RefinementRequest } from './refinement.ts';
import { stamps } from './stamps.ts';

/** A contact's access to a course. No field tells how far they are (observed). */
export const COURSES_ENROLLMENT: Refinement = {
  drafts: ['origination_source_type', 'origination_source_id'],
  refine,
};

/** Enrollments on hold among those that were changed or deleted. */
const SUSPENDED_SHARE = 0.1;

function refine({ scene, conditions }: RefinementRequest): Refined {
  const random = scene.random.fork('enrollment');
  const mayBeSuspended = /\.(updated|deleted)$/.test(scene.eventName);
  const suspended = conditions.flag('suspended', () => mayBeSuspended && random.chance(SUSPENDED_SHARE));
  const { id, public_id } = identityColumns(scene.ids, 'Courses::Enrollment', scene.time.bornAt);
  return fromNoPage({
    id,
    public_id,
    contact_id: scene.buyer.id,
    course_id: scene.ids.next('Course'),
    suspended,
    suspension_reason: suspended ? random.pick(SUSPENSION_REASONS) : null,
    current_path: `/enrollments/${hexDigits(random, 64)}`,
    contact: shortContactBody(scene.buyer),
    ...stamps(scene),
  });
}
