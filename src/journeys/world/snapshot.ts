import { isJsonObject, type JsonObject } from '../../internal/json.ts';
import type { Payload } from '../../payloads/payload.ts';
import { workspaceBody } from '../../payloads/resources/workspace-body.ts';
import type { CameFrom, ContactEntity, Entity, InvoiceEntity, OrderEntity } from './entity.ts';
import type { World } from './world.ts';

const NOWHERE: CameFrom = { page: null, funnel: null };
/** The fields of a contact in its short form. */
const SHORT_CONTACT = [
  'id',
  'public_id',
  'email_address',
  'first_name',
  'last_name',
  'phone_number',
] as const;
/** Events that a visitor of a page sets off. */
const BY_VISITORS = /^contact\.(created|identified)$/;

/** An entity as an event shows it: its record at this moment, with what others have to say in it. */
export function snapshotOf(entity: Entity, world: World, eventType: string): Payload {
  const data = dataOf(entity, world);
  return {
    data,
    subjectId: typeof data['id'] === 'number' ? data['id'] : 0,
    workspaceId: world.workspace.id,
    ...cameFrom(entity, world, eventType),
  };
}

/** The record of an entity as the REST API would show it now. */
export function dataOf(entity: Entity, world: World): JsonObject {
  switch (entity.kind) {
    case 'order':
      return orderData(entity, world);
    case 'invoice':
      return invoiceData(entity, world);
    case 'applied-tag':
    case 'enrollment':
    case 'community-post':
    case 'community-comment':
      return { ...entity.data, contact: shortContact(world.recall('contact', entity.contact)) };
    case 'appointment':
      return { ...entity.data, primary_contact: shortContact(world.recall('contact', entity.contact)) };
    case 'opportunity':
      return { ...entity.data, primary_contact: world.recall('contact', entity.contact).data };
    case 'contact':
    case 'product':
    case 'variant':
    case 'transaction':
    case 'fulfillment':
    case 'restock':
    case 'form-submission':
    case 'course':
    case 'section':
    case 'lesson':
    case 'blog-post':
    case 'application':
      return entity.data;
    default:
      return entity satisfies never;
  }
}

function orderData(order: OrderEntity, world: World): JsonObject {
  const contact = world.recall('contact', order.contact);
  return { ...order.data, contact: contact.data, workspace: workspaceBody(world.workspace) };
}

/** Invoices carry a reduced form of their order, in which the same fields say the same. */
function invoiceData(invoice: InvoiceEntity, world: World): JsonObject {
  const reduced = invoice.data['order'];
  const order = orderData(world.recall('order', invoice.order), world);
  return {
    ...invoice.data,
    order: isJsonObject(reduced) ? pick(order, Object.keys(reduced)) : order,
  };
}

function shortContact({ data }: ContactEntity): JsonObject {
  return pick(data, SHORT_CONTACT);
}

function pick(data: JsonObject, keys: readonly string[]): JsonObject {
  return Object.fromEntries(keys.map((key) => [key, data[key] ?? null]));
}

function cameFrom(entity: Entity, world: World, eventType: string): CameFrom {
  switch (entity.kind) {
    case 'order':
      return entity.origin;
    case 'invoice':
      return world.recall('order', entity.order).origin;
    case 'form-submission':
      return world.cameFromPage;
    case 'contact':
      return BY_VISITORS.test(eventType) ? world.cameFromPage : NOWHERE;
    default:
      return NOWHERE;
  }
}
