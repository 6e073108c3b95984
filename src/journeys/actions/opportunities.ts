import { isoTime } from '../../internal/iso-time.ts';
import { isJsonObject } from '../../internal/json.ts';
import { CLOSED_STAGE_NAMES, OPEN_STAGE_NAMES } from '../../payloads/vocabulary/publishing-words.ts';
import { atStage } from '../entities/opportunity.ts';
import { journeyError } from '../journey-error.ts';
import type { OpportunityEntity } from '../world/entity.ts';
import { actionOn } from './action.ts';
import { requiredText } from './fields.ts';

/** An opportunity moves to another stage of its pipeline. That an update is announced before is assumed. */
export const MOVE = actionOn('opportunity', {
  verb: 'move',
  about: 'an opportunity moves to another stage',
  fields: { to: { type: 'text', about: 'the stage', required: true, options: OPEN_STAGE_NAMES } },
  emits: ['sales/opportunity.updated', 'sales/opportunity.moved_stage'],
  perform: (world, opportunity, fields) => {
    const stage = requiredText(fields, 'to');
    requireOpen(opportunity);
    if (stageOf(opportunity) === stage) {
      throw journeyError(`"${opportunity.name}" is at the stage "${stage}" already.`, 'Name another stage.');
    }
    const moved = world.update(opportunity, atStage(world, stage));
    world.emit('sales/opportunity.updated', moved);
    world.emit('sales/opportunity.moved_stage', moved);
  },
});

/** An opportunity is won or lost: it moves to a stage that closes it (documented). */
export const CLOSE = actionOn('opportunity', {
  verb: 'close',
  about: 'an opportunity is won or lost',
  fields: { as: { type: 'text', about: 'how it ended', required: true, options: CLOSED_STAGE_NAMES } },
  emits: ['sales/opportunity.updated', 'sales/opportunity.moved_stage', 'sales/opportunity.closed'],
  perform: (world, opportunity, fields) => {
    requireOpen(opportunity);
    const closed = world.update(opportunity, {
      ...atStage(world, requiredText(fields, 'as')),
      closed_at: isoTime(world.now),
    });
    world.emit('sales/opportunity.updated', closed);
    world.emit('sales/opportunity.moved_stage', closed);
    world.emit('sales/opportunity.closed', closed);
  },
});

function requireOpen(opportunity: OpportunityEntity): void {
  if (opportunity.data['closed_at'] === null) return;
  throw journeyError(
    `"${opportunity.name}" is closed (${stageOf(opportunity)}).`,
    'Create another opportunity instead.',
  );
}

function stageOf({ data }: OpportunityEntity): string {
  const stage = data['pipelines_stage'];
  return isJsonObject(stage) ? String(stage['name']) : '';
}
