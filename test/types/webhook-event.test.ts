import { describe, expectTypeOf, it } from 'vitest';
import type {
  Contact,
  FormSubmission,
  Order,
  OrdersInvoice,
  OrdersLineItem,
  V1FormSubmission,
  V1Resource,
} from '../../src/events/payload-types.generated.ts';
import type {
  EventTypeName,
  EventTypeNameIn,
  PayloadByResource,
  PayloadOf,
  WebhookEvent,
} from '../../src/events/webhook-event.ts';

describe('the types of webhook events', () => {
  it('know every event type by its literal name', () => {
    expectTypeOf<'order.created'>().toExtend<EventTypeName>();
    expectTypeOf<'subscription/invoice.paid'>().toExtend<EventTypeName>();
    expectTypeOf<'order.creatd'>().not.toExtend<EventTypeName>();
    expectTypeOf<string>().not.toExtend<EventTypeName>();
  });

  it('give the payload of an event type', () => {
    expectTypeOf<PayloadOf<'contact.identified'>>().toEqualTypeOf<Contact>();
    expectTypeOf<PayloadOf<'one-time-order.completed'>>().toEqualTypeOf<Order>();
    expectTypeOf<PayloadOf<'subscription.invoice.paid'>>().toEqualTypeOf<OrdersInvoice>();
    expectTypeOf<PayloadOf<'form/submission.created'>>().toEqualTypeOf<FormSubmission>();
    expectTypeOf<PayloadOf<'order.created' | 'contact.created'>>().toEqualTypeOf<Order | Contact>();
  });

  it('give the JSON:API shape in V1', () => {
    expectTypeOf<PayloadOf<'form_submission.created', 'v1'>>().toEqualTypeOf<V1FormSubmission>();
    expectTypeOf<PayloadOf<'order.created', 'v1'>>().toEqualTypeOf<V1Resource>();
    expectTypeOf<PayloadOf<'runs/step.dontrunme', 'v1'>>().toEqualTypeOf<V1Resource>();
  });

  it('refuse an event in a version that it does not exist in', () => {
    expectTypeOf<PayloadOf<'runs/step.dontrunme'>>().toBeNever();
    expectTypeOf<PayloadOf<'course.created', 'v1'>>().toBeNever();
    expectTypeOf<WebhookEvent<'runs/step.dontrunme'>>().toBeNever();
    expectTypeOf<'runs/step.dontrunme'>().not.toExtend<EventTypeNameIn<'v2'>>();
    expectTypeOf<'product.created'>().not.toExtend<EventTypeNameIn<'v1'>>();
  });

  it('narrow data and subject_type in a switch over event_type', () => {
    const read = (event: WebhookEvent) => {
      switch (event.event_type) {
        case 'contact.created':
          expectTypeOf(event.data).toEqualTypeOf<Contact>();
          expectTypeOf(event.subject_type).toEqualTypeOf<'Contact'>();
          return event.data.email_address;
        case 'order.created':
        case 'subscription.upgraded':
          expectTypeOf(event.data).toEqualTypeOf<Order>();
          return event.data.contact.email_address;
        case 'orders/invoice.paid':
          expectTypeOf(event.data).toEqualTypeOf<OrdersInvoice>();
          return event.data.order.contact.email_address;
        default:
          return undefined;
      }
    };

    expectTypeOf(read).returns.toEqualTypeOf<string | null | undefined>();
  });

  it('hold the keys of both envelopes, those of one alone as optional', () => {
    type Event = WebhookEvent<'order.created'>;

    expectTypeOf<Event['event_id']>().toEqualTypeOf<string>();
    expectTypeOf<Event['created_at']>().toEqualTypeOf<string>();
    expectTypeOf<Event['page_id']>().toEqualTypeOf<number | null | undefined>();
    expectTypeOf<Event['workspace_id']>().toEqualTypeOf<number | undefined>();
    expectTypeOf<NonNullable<Event['page']>['name']>().toEqualTypeOf<string>();
  });

  it('carry no time in a V1 envelope', () => {
    expectTypeOf<WebhookEvent<'order.created', 'v1'>>().not.toHaveProperty('created_at');
    expectTypeOf<WebhookEvent<'order.created', 'v1'>['data']>().toEqualTypeOf<V1Resource>();
  });

  it('list the closed sets of statuses and leave open ones open', () => {
    expectTypeOf<Order['order_type']>().toEqualTypeOf<
      'one-time-order' | 'subscription-order' | null | undefined
    >();
    expectTypeOf<PayloadOf<'orders/transaction.created'>['status']>().toEqualTypeOf<string>();
    expectTypeOf<Order['previous_line_item']>().toEqualTypeOf<OrdersLineItem | string | null | undefined>();
  });

  it('have a payload type for every resource of the catalog', () => {
    type Unmapped = {
      [Name in EventTypeNameIn<'v2'>]: [PayloadOf<Name>] extends [never] ? Name : never;
    }[EventTypeNameIn<'v2'>];

    expectTypeOf<Unmapped>().toBeNever();
    expectTypeOf<PayloadOf<EventTypeNameIn<'v2'>>>().toEqualTypeOf<
      PayloadByResource[keyof PayloadByResource]
    >();
  });
});
