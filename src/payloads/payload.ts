import type { ApiVersion, EventTypeEntry } from '../events/event-type.ts';
import type { Realism, SnapshotMoment } from '../events/realism.ts';
import type { JsonObject } from '../internal/json.ts';
import type { Random } from '../random/random.ts';
import type { CustomFields } from './custom-fields.ts';
import type { RecordIds } from './scene/record-ids.ts';
import type { Given } from './scene/scene.ts';

/** A page or a funnel, as the envelope names it. */
export interface PlaceReference {
  readonly id: number;
  readonly public_id: string;
  readonly name: string;
}

/** What a payload is made from. The same request gives the same payload, in any process. */
export interface PayloadRequest {
  readonly entry: EventTypeEntry;
  readonly apiVersion: ApiVersion;
  readonly random: Random;
  /** When the event happens in the story, in milliseconds since the epoch. No timestamp in `data` lies after it. */
  readonly at: number;
  /** What exists before the event, where it is a part of a longer story. @default nothing */
  readonly given?: Given;
  /** What the workspace has added to contacts and forms. */
  readonly customFields?: CustomFields;
  /** @default ids that chance decides */
  readonly ids?: RecordIds | undefined;
  /** @default 'real' */
  readonly realism?: Realism | undefined;
  /** @default 'event' */
  readonly snapshot?: SnapshotMoment | undefined;
}

/** The facts of one event: the subject at that moment and where it came from. */
export interface Payload {
  /** The content of the envelope's `data`: the REST resource (V2) or a JSON:API object (V1). */
  readonly data: JsonObject;
  /** The database id of the subject; equals `data.id` in V2. */
  readonly subjectId: number;
  readonly workspaceId: number;
  /** The page that triggered the event, if one did. */
  readonly page: PlaceReference | null;
  /** The funnel that the page belongs to, if any. */
  readonly funnel: PlaceReference | null;
}
