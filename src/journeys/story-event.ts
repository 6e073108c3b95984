import type { JsonObject } from '../internal/json.ts';
import type { Payload } from '../payloads/payload.ts';
import type { Given } from '../payloads/scene/scene.ts';

/** One event of a journey. */
export interface StoryEvent {
  readonly eventType: string;
  /** Story time in milliseconds since the epoch. */
  readonly at: number;
  /** The name of the entity that it is about, in the journey. */
  readonly subject: string;
  readonly content: StoryContent;
}

/** What an event of a journey says. */
export type StoryContent =
  /** The entity as it is at that moment. */
  | { readonly kind: 'snapshot'; readonly payload: Payload }
  /** Something that the world has no entity for, made around those that it has. */
  | { readonly kind: 'invented'; readonly given: Given; readonly fields: JsonObject };
