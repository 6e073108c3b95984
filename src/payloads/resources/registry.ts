import { CONTACT } from './contact.ts';
import { ORDER } from './order.ts';
import { ORDERS_INVOICE } from './orders-invoice.ts';
import type { Refinement } from './refinement.ts';

/** The refinement of every resource, by the base name of its schema. */
export const REFINEMENTS: Readonly<Record<string, Refinement>> = {
  contact: CONTACT,
  order: ORDER,
  'orders-invoice': ORDERS_INVOICE,
};
