import type { TriggerOrder } from '../../workspace/event-log.ts';
import { Refusal } from '../refusal.ts';

/** An event to trigger, its body as JSON can hold it. */
export interface TriggerRequest extends Omit<TriggerOrder, 'body'> {
  readonly body?: string;
  readonly bodyBase64?: string;
}

/**
 * The order that a request holds.
 *
 * @throws Refusal 400 for two bodies at once
 */
export function triggerOrder({ bodyBase64, ...order }: TriggerRequest): TriggerOrder {
  if (bodyBase64 === undefined) return order;
  if (order.body === undefined) return { ...order, body: Buffer.from(bodyBase64, 'base64') };
  throw new Refusal(400, 'body.body and body.bodyBase64 cannot be combined.');
}
