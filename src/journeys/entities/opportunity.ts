import type { JsonObject } from '../../internal/json.ts';
import { namedRecord, recordIdsFrom } from '../../payloads/scene/record-ids.ts';
import { OPEN_STAGE_NAMES, PIPELINE_NAMES } from '../../payloads/vocabulary/publishing-words.ts';
import type { Creation } from '../actions/action.ts';
import { centsIn, requiredText } from '../actions/fields.ts';
import { newRecord } from '../world/new-record.ts';
import type { World } from '../world/world.ts';
import { buyerOf } from './contact.ts';

/** Someone puts a contact into the sales pipeline. */
export const OPPORTUNITY: Creation = {
  kind: 'opportunity',
  about: 'a contact enters the sales pipeline, at its first stage',
  fields: {
    of: { type: 'name', of: 'contact', about: 'the prospect', required: true },
    value: { type: 'money', about: 'expected value of the sale' },
  },
  emits: ['sales/opportunity.created'],
  create: (world, name, fields) => {
    const contact = world.the('contact', requiredText(fields, 'of'));
    const random = world.randomFor('opportunity', name);
    const data = newRecord(world, {
      resource: 'sales-opportunity',
      eventName: 'sales/opportunity.created',
      random,
      ids: world.idsFor('opportunity', name),
      given: { buyer: buyerOf(contact) },
    });
    const cents = centsIn(fields, 'value');
    const opportunity = world.add({
      kind: 'opportunity',
      name,
      random,
      contact: contact.name,
      data: {
        ...data,
        pipeline: pipelineOf(world),
        ...atStage(world, OPEN_STAGE_NAMES[0] ?? 'Open'),
        ...(cents === undefined ? {} : { value: (cents / 100).toFixed(1) }),
      },
    });
    world.emit('sales/opportunity.created', opportunity);
  },
};

/** The columns that tell at which stage an opportunity stands. All journeys of a workspace share its stages. */
export function atStage(world: World, name: string): JsonObject {
  const random = world.shopRandom.fork(`stage ${name}`);
  const stage = namedRecord(idsOf(world, random), 'Sales::Pipelines::Stage', name);
  return { pipelines_stage_id: stage.id, pipelines_stage: stage };
}

function pipelineOf(world: World): JsonObject {
  const random = world.shopRandom.fork('pipeline');
  return namedRecord(idsOf(world, random), 'Sales::Pipeline', random.pick(PIPELINE_NAMES));
}

function idsOf({ workspace }: World, random: World['shopRandom']) {
  return recordIdsFrom(random.fork('ids'), workspace.createdAt);
}
