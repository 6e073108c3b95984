import { isJsonObject, type JsonObject, type JsonValue } from '../../src/internal/json.ts';
import type { WebhookEvent } from './store.ts';

/** What receivers of the zoo keep of a contact. */
export interface ContactRecord {
  readonly id: number;
  readonly name: string;
  readonly email: string | null;
  readonly updatedAt: number;
  readonly deleted: boolean;
}

/** What receivers of the zoo keep of an order. */
export interface OrderRecord {
  readonly id: number;
  readonly totalCents: number;
  readonly status: string | null;
  readonly notes: string | null;
  readonly updatedAt: number;
  readonly deleted: boolean;
}

/** Reads the contact that a contact event is about. */
export function readContact(event: WebhookEvent, id: number): ContactRecord {
  const { data, event_type } = event;
  return {
    id,
    name: [textOf(data['first_name']), textOf(data['last_name'])].filter((part) => part !== null).join(' '),
    email: textOf(data['email_address']),
    updatedAt: changedAt(event),
    deleted: event_type === 'contact.deleted',
  };
}

/** Reads the order that an order event is about. */
export function readOrder(event: WebhookEvent, id: number): OrderRecord {
  const { data, event_type } = event;
  return {
    id,
    totalCents: Math.round(Number(data['total_amount'] ?? 0) * 100),
    status: textOf(data['service_status']),
    notes: textOf(data['notes']),
    updatedAt: changedAt(event),
    deleted: event_type === 'order.deleted',
  };
}

/** The order that an invoice is for. */
export function orderOf({ data }: WebhookEvent): JsonObject {
  const { order } = data;
  return isJsonObject(order) ? order : {};
}

function changedAt({ created_at, data }: WebhookEvent): number {
  const time = Date.parse(textOf(data['updated_at']) ?? created_at ?? '');
  return Number.isNaN(time) ? 0 : time;
}

function textOf(value: JsonValue | undefined): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}
