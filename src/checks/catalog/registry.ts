import { CHECK_GROUPS, type Check } from '../engine/check.ts';
import { CONTROL_CHECKS } from './control/control-checks.ts';
import { FORGERY_CHECKS } from './forgery/forgery-checks.ts';
import { IDEMPOTENCY_CHECKS } from './idempotency/idempotency-checks.ts';
import { ORDER_CHECKS } from './order/order-checks.ts';
import { PAYLOAD_CHECKS } from './payloads/payload-checks.ts';
import { REPLAY_WINDOW_CHECKS } from './replay-window/replay-window-checks.ts';
import { RESPONSE_CHECKS } from './responses/response-checks.ts';
import { RETRY_CHECKS } from './retries/retry-checks.ts';
import { SIGNATURE_BYTES_CHECKS } from './signature-bytes/signature-bytes-checks.ts';

/** Every check, group by group. */
export const CHECKS: readonly Check[] = [
  ...CONTROL_CHECKS,
  ...SIGNATURE_BYTES_CHECKS,
  ...FORGERY_CHECKS,
  ...REPLAY_WINDOW_CHECKS,
  ...IDEMPOTENCY_CHECKS,
  ...ORDER_CHECKS,
  ...RESPONSE_CHECKS,
  ...PAYLOAD_CHECKS,
  ...RETRY_CHECKS,
].sort((a, b) => CHECK_GROUPS.indexOf(a.group) - CHECK_GROUPS.indexOf(b.group));
