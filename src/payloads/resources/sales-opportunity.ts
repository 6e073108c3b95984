import { isoTime } from '../../internal/iso-time.ts';
import type { JsonObject } from '../../internal/json.ts';
import type { Random } from '../../random/random.ts';
import { identityColumns, namedRecord } from '../scene/record-ids.ts';
import type { Scene } from '../scene/scene.ts';
import { some } from '../vocabulary/draw.ts';
import {
  CLOSED_STAGE_NAMES,
  OPEN_STAGE_NAMES,
  OPPORTUNITY_NOTES,
  PIPELINE_NAMES,
} from '../vocabulary/publishing-words.ts';
import { contactBody } from './contact-body.ts';
import { fromNoPage, type Refined, type Refinement, type RefinementRequest } from './refinement.ts';
import { stamps } from './stamps.ts';

/** A deal in a sales pipeline. It is closed by moving to a stage that is won or lost (documented). */
export const SALES_OPPORTUNITY: Refinement = {
  drafts: ['name', 'pipeline_id', 'sort_order', 'assignee_id'],
  refine,
};

function refine({ scene, conditions }: RefinementRequest): Refined {
  const random = scene.random.fork('opportunity');
  const isClosed = conditions.requires('closed_at');
  const pipeline = namedRecord(scene.ids, 'Sales::Pipeline', random.pick(PIPELINE_NAMES));
  const stage = namedRecord(
    scene.ids,
    'Sales::Pipelines::Stage',
    stageName(scene.eventName, isClosed, random),
  );
  const { id, public_id } = identityColumns(scene.ids, 'Sales::Opportunity', scene.time.bornAt);
  return fromNoPage({
    id,
    public_id,
    workspace_id: scene.workspace.id,
    pipelines_stage_id: stage.id,
    primary_contact_id: scene.buyer.id,
    value: `${random.integer(3, 90) * 50}.0`,
    closed_at: isClosed ? isoTime(scene.time.touchedAt) : null,
    pipeline,
    pipelines_stage: stage,
    primary_contact: contactBody(scene, random.fork('contact')),
    notes: scene.eventName.endsWith('.created') ? [] : notes(scene, random.fork('notes')),
    ...stamps(scene),
  });
}

function stageName(eventName: string, isClosed: boolean, random: Random): string {
  if (isClosed) return random.pick(CLOSED_STAGE_NAMES);
  if (eventName.endsWith('.moved_stage')) return random.pick(OPEN_STAGE_NAMES.slice(1));
  return eventName.endsWith('.created') ? (OPEN_STAGE_NAMES[0] ?? 'Open') : random.pick(OPEN_STAGE_NAMES);
}

function notes({ time, ids }: Scene, random: Random): JsonObject[] {
  return some(random, OPPORTUNITY_NOTES, 0.35).map((content) => {
    const writtenAt = isoTime(time.bornAt + Math.floor((time.touchedAt - time.bornAt) * random.next()));
    const { id, public_id } = identityColumns(ids, 'Sales::Opportunities::Note');
    return {
      id,
      public_id,
      content,
      created_by_id: ids.next('User'),
      created_at: writtenAt,
      updated_at: writtenAt,
    };
  });
}
