import { describe, expectTypeOf, it } from 'vitest';
import type { EventTypeName, PayloadOf, WebhookEvent } from '../../src/events/webhook-event.ts';
import type { WebhookMatchers } from '../../src/matchers/expect-matchers.ts';
import type { StatusEntry } from '../../src/matchers/status-entry.ts';
import type * as types from '../../src/types.ts';
import type { RequestHeaders, RequestVerdict, SignedRequest } from '../../src/verify.ts';
import type { SignedRequest as WebRequest } from '../../src/verify-web.ts';

describe('the types for receivers', () => {
  it('are those of the library under the names of webhooks', () => {
    expectTypeOf<types.EventType>().toEqualTypeOf<EventTypeName>();
    expectTypeOf<types.WebhookEvent<'order.created'>>().toEqualTypeOf<WebhookEvent<'order.created'>>();
    expectTypeOf<types.WebhookPayload<'contact.identified', 'v2'>>().toEqualTypeOf<types.Contact>();
    expectTypeOf<types.WebhookPayload<'order.created', 'v1'>>().toEqualTypeOf<types.V1Resource>();
  });

  it('stand for every event of V2 where nothing is named', () => {
    expectTypeOf<types.WebhookEvent['event_type']>().toEqualTypeOf<types.EventTypeNameIn<'v2'>>();
    expectTypeOf<types.WebhookPayload>().toEqualTypeOf<PayloadOf<EventTypeName>>();
    expectTypeOf<types.WebhookPayload<'order.created'>>().toEqualTypeOf<types.Order>();
  });

  it('refuse names and versions that do not exist', () => {
    // @ts-expect-error: no event type has this name
    expectTypeOf<types.WebhookPayload<'order.creatd'>>().toBeNever();
    // @ts-expect-error: there is no such version
    expectTypeOf<types.WebhookPayload<'order.created', 'v3'>>().toBeUnknown();
    expectTypeOf<types.WebhookPayload<'course.created', 'v1'>>().toBeNever();
  });
});

describe('the types of verifying', () => {
  it('take headers in every form, and no text', () => {
    expectTypeOf<Headers>().toExtend<RequestHeaders>();
    expectTypeOf<NodeJS.Dict<string | string[]>>().toExtend<RequestHeaders>();
    expectTypeOf<[string, string][]>().toExtend<RequestHeaders>();
    expectTypeOf<string[]>().toExtend<RequestHeaders>();
    expectTypeOf<Map<string, string>>().toExtend<RequestHeaders>();
    expectTypeOf<number>().not.toExtend<RequestHeaders>();
  });

  it('take one secret or several', () => {
    expectTypeOf<{ body: string; headers: Headers; secret: string }>().toExtend<SignedRequest>();
    expectTypeOf<{ body: Buffer; headers: Headers; secrets: string[] }>().toExtend<SignedRequest>();
    expectTypeOf<{ body: string; headers: Headers }>().not.toExtend<SignedRequest>();
    expectTypeOf<{
      body: string;
      headers: Headers;
      secret: string;
      secrets: string[];
    }>().not.toExtend<SignedRequest>();
    expectTypeOf<{ body: object; headers: Headers; secret: string }>().not.toExtend<SignedRequest>();
    expectTypeOf<WebRequest>().toEqualTypeOf<SignedRequest>();
  });

  it('have a reason only where there is something to explain', () => {
    expectTypeOf<Extract<RequestVerdict, { valid: true }>>().not.toHaveProperty('reason');
    expectTypeOf<Extract<RequestVerdict, { valid: false }>>().toHaveProperty('explanation');
  });
});

describe('the types of matchers', () => {
  it('know how an attempt can end', () => {
    expectTypeOf<500 | '5xx' | 'timeout' | 'error' | 'refused' | 'reset'>().toExtend<StatusEntry>();
    expectTypeOf<'timeuot'>().not.toExtend<StatusEntry>();
    expectTypeOf<'other'>().not.toExtend<StatusEntry>();
  });

  it('know the event types', () => {
    type Named = Parameters<WebhookMatchers<void>['toMatchEventSchema']>[0];

    expectTypeOf<Named>().toEqualTypeOf<EventTypeName>();
  });
});
