import { EVENT_CATALOG } from '../../events/catalog.ts';
import { publicIdOf } from '../../events/public-id.ts';
import { isoTime } from '../../internal/iso-time.ts';
import { isJsonObject, type JsonObject } from '../../internal/json.ts';
import { createRecord } from '../../payloads/create-record.ts';
import { resolvedSchema } from '../../payloads/schema-store.ts';
import { TAG_COLORS, TAG_NAMES } from '../../payloads/vocabulary/workspace-words.ts';
import { createRandom } from '../../random/random.ts';
import type { WorkspaceCore } from '../workspace-core.ts';
import { type KeptClass, recordFacts } from './record-facts.ts';
import { linkOf, linksBetween, relink } from './record-links.ts';
import { mentionsIn } from './records-in-event.ts';
import type { WorkspaceRecord } from './workspace-record.ts';

/**
 * Gives a record that events only mention the fields that they do not say, and keeps it so. They follow from the seed and
 * its id.
 */
export function completeRecord(core: WorkspaceCore, record: WorkspaceRecord): WorkspaceRecord {
  if (!record.isMentioned) return record;
  const { recordClass, id, changedAt } = record;
  const data = { ...completed(core, record), id, public_id: publicIdOf(recordClass, id) };
  const whole: WorkspaceRecord = { ...record, data, isMentioned: false };
  const { records } = core.store;
  core.change(() => {
    records.put(whole);
    for (const mentioned of mentionsIn(data)) records.mention({ ...mentioned, changedAt });
  });
  return whole;
}

function completed(
  core: WorkspaceCore,
  { recordClass, id, data: said, changedAt: at }: WorkspaceRecord,
): JsonObject {
  const random = createRandom(core.seed).fork(`${recordClass} ${id}`);
  const { resource } = recordFacts(recordClass);
  if (resource === null) {
    const { name = random.pick(TAG_NAMES), color = random.pick(TAG_COLORS) } = said;
    return tagData(core, { id, name: String(name), color: String(color), at });
  }
  const { data } = createRecord({
    resource,
    eventName: eventNameOf(recordClass),
    state: {},
    random,
    at,
    given: { workspace: core.identity },
  });
  const fields = Object.keys(propertiesOf(resource));
  const known = Object.fromEntries(Object.entries(said).filter(([key]) => fields.includes(key)));
  const links = linksBetween(data, known);
  links.set(linkOf(recordClass, Number(data['id'])), id);
  return { ...relink(data, links), ...variantsOf(core, recordClass, id), ...known };
}

/** The variants of a product that are known already. */
function variantsOf({ store }: WorkspaceCore, recordClass: KeptClass, parentId: number): JsonObject {
  if (recordClass !== 'Product') return {};
  const ids = store.records.list('Products::Variant', { parentId }).items.map((variant) => variant.id);
  return ids.length === 0 ? {} : { default_variant_id: ids[0], variant_ids: ids };
}

/** A tag of the workspace. Which fields it has is assumed. */
export function tagData(
  { identity }: Pick<WorkspaceCore, 'identity'>,
  {
    id,
    name,
    color,
    at,
  }: { readonly id: number; readonly name: string; readonly color: string; readonly at: number },
): JsonObject {
  return {
    id,
    public_id: publicIdOf('Contacts::Tag', id),
    workspace_id: identity.id,
    name,
    color,
    created_at: isoTime(at),
    updated_at: isoTime(at),
  };
}

/** A change says least about how old the record is. */
function eventNameOf(recordClass: KeptClass): string {
  const about = EVENT_CATALOG.filter(({ subjectType }) => subjectType === recordClass);
  const entry = about.find(({ name }) => name.endsWith('.updated')) ?? about[0];
  return entry?.name ?? '';
}

function propertiesOf(resource: string): JsonObject {
  const properties = resolvedSchema(`v2/${resource}`)['properties'];
  return isJsonObject(properties) ? properties : {};
}
