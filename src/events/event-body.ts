import type { JsonObject } from '../internal/json.ts';
import type { ApiVersion } from './event-type.ts';
import type { EventTypeName, EventTypeNameIn, WebhookEvent } from './webhook-event.ts';

/** A text that is not known while types are checked, or one of `Name`, which editors suggest. */
export type Suggested<Name extends string> = Name | (string & Record<never, never>);

/** A text that is a variable; `never` for one that is written out, which is a typo where it is no known name. */
export type NotWrittenOut<Text extends string> = string extends Text ? Text : never;

/**
 * The body of an event by the name of its type: of ClickFunnels' own a {@link WebhookEvent}, of the user's own one with
 * any `data`, of a name that is not known while types are checked any of ClickFunnels'.
 */
export type EventBodyOf<Name extends string, Version extends ApiVersion = never> = string extends Name
  ? WebhookEvent
  : Name extends EventTypeName
    ? WebhookEvent<Name, VersionOf<Name, Version>>
    : OwnEventBody<Name>;

/** V1 where it is asked for, or where the event exists in no other; else V2. */
type VersionOf<Name extends EventTypeName, Version extends ApiVersion> = [Version] extends [never]
  ? DefaultVersion<Name>
  : [Version] extends ['v1']
    ? 'v1'
    : DefaultVersion<Name>;

type DefaultVersion<Name extends EventTypeName> = Name extends EventTypeNameIn<'v2'> ? 'v2' : 'v1';

type OwnEventBody<Name extends string> = Omit<WebhookEvent, 'data' | 'event_type' | 'subject_type'> & {
  data: JsonObject;
  event_type: Name;
  subject_type: string;
};
