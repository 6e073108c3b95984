import type { TriggerRequest } from '../../workspace/event-log.ts';
import { Refusal } from '../refusal.ts';

/** An event to trigger, its body as JSON can hold it. */
export interface TriggerJson extends Omit<TriggerRequest, 'body'> {
  readonly body?: string;
  readonly bodyBase64?: string;
}

/**
 * What a body asks for.
 *
 * @throws Refusal 400 for two bodies at once
 */
export function triggerRequest({ bodyBase64, ...request }: TriggerJson): TriggerRequest {
  if (bodyBase64 === undefined) return request;
  if (request.body === undefined) return { ...request, body: Buffer.from(bodyBase64, 'base64') };
  throw new Refusal(400, 'body.body and body.bodyBase64 cannot be combined.');
}
