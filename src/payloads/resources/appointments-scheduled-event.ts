import { isoTime } from '../../internal/iso-time.ts';
import { identityColumns } from '../scene/record-ids.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../scene/story-time.ts';
import { sometimes } from '../vocabulary/draw.ts';
import { APPOINTMENT_COMMENTS, APPOINTMENT_NAMES } from '../vocabulary/publishing-words.ts';
import { shortContactBody } from './contact-body.ts';
import { fromNoPage, type Refined, type Refinement, type RefinementRequest } from './refinement.ts';
import { stamps } from './stamps.ts';

/** An appointment that a contact booked; it lies ahead. */
export const APPOINTMENTS_SCHEDULED_EVENT: Refinement = {
  drafts: [],
  refine,
};

function refine({ scene, conditions }: RefinementRequest): Refined {
  const random = scene.random.fork('appointment');
  const nextHour = Math.ceil(scene.at / HOUR_MS) * HOUR_MS;
  const startOn = nextHour + random.integer(1, 20) * DAY_MS + random.integer(0, 15) * 30 * MINUTE_MS;
  const { id, public_id } = identityColumns(scene.ids, 'Appointments::ScheduledEvent', scene.time.bornAt);
  return fromNoPage({
    id,
    public_id,
    workspace_id: scene.workspace.id,
    event_type: { name: random.pick(APPOINTMENT_NAMES) },
    start_on: isoTime(startOn),
    end_on: isoTime(startOn + random.pick([30, 45, 60]) * MINUTE_MS),
    status: conditions.text('status', () => 'scheduled'),
    max_invitees: 1,
    order_id: null,
    comments: sometimes(random, 0.5, () => random.pick(APPOINTMENT_COMMENTS)),
    tzid: scene.buyer.locality.tzid,
    primary_contact: shortContactBody(scene.buyer),
    ...stamps(scene),
  });
}
