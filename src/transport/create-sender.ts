import type { InProcessTarget } from '../delivery/in-process-target.ts';
import type { Sender } from '../delivery/sender.ts';
import { createHttpSender, type HttpSenderOptions } from './http-sender.ts';
import { createInProcessSender } from './in-process-sender.ts';

/** Makes the sender that reaches a receiver: over HTTP, or into the same process. */
export function createSender(
  receiver: InProcessTarget | undefined,
  options: Omit<HttpSenderOptions, 'connect'>,
): Sender {
  return receiver === undefined ? createHttpSender(options) : createInProcessSender(receiver, options);
}
