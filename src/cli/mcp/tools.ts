import type { Tool } from './tool.ts';
import { CHECK_RECEIVER } from './tools/check-receiver.ts';
import { EXPLAIN_SIGNATURE } from './tools/explain-signature.ts';
import { LIST_EVENTS } from './tools/list-events.ts';
import { PREVIEW_EVENT } from './tools/preview-event.ts';
import { REDELIVER } from './tools/redeliver.ts';
import { RUN_JOURNEY } from './tools/run-journey.ts';
import { SEND_EVENT } from './tools/send-event.ts';
import { START_WORKSPACE } from './tools/start-workspace.ts';
import { TRIGGER } from './tools/trigger.ts';
import { WAIT_FOR_DELIVERY } from './tools/wait-for-delivery.ts';

/** Every tool, in the order in which an agent usually calls them. */
export const TOOLS: readonly Tool[] = [
  CHECK_RECEIVER,
  SEND_EVENT,
  RUN_JOURNEY,
  LIST_EVENTS,
  PREVIEW_EVENT,
  EXPLAIN_SIGNATURE,
  START_WORKSPACE,
  TRIGGER,
  WAIT_FOR_DELIVERY,
  REDELIVER,
];
