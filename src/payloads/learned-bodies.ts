import type { ApiVersion } from '../events/event-type.ts';
import type { JsonObject } from '../internal/json.ts';
import type { Random } from '../random/random.ts';

/** What is known of an event whose body is to look like those of a workspace. */
export interface LearnedContext {
  readonly eventType: string;
  readonly apiVersion: ApiVersion;
  readonly random: Random;
  /** When the event happens in the story, in milliseconds since the epoch. */
  readonly at: number;
}

/** What a workspace's own deliveries taught, ready to be used. */
export interface LearnedBodies {
  /** How many deliveries of each event type it was learned from, by name. */
  readonly deliveries: ReadonlyMap<string, number>;
  /** The body with the fields, types and blanks that such bodies have in that workspace. */
  reshape(body: JsonObject, context: LearnedContext): JsonObject;
  /** The bytes of a body whose keys have an order of their own; `undefined` where that is the usual one. */
  write(body: JsonObject, context: Pick<LearnedContext, 'eventType' | 'apiVersion'>): Uint8Array | undefined;
  /** The schema of a body with the fields that it may have in that workspace besides. */
  extend(schema: JsonObject, context: Pick<LearnedContext, 'eventType' | 'apiVersion'>): JsonObject;
}
