/* `cf-webhook-sim/vitest`: importing it, in a test or a setup file, adds the matchers to Vitest's `expect`. */

import { expect } from 'vitest';
import { EXPECT_MATCHERS, type WebhookMatchers } from './matchers/expect-matchers.ts';

export type { WebhookMatchers } from './matchers/expect-matchers.ts';
export type { DeliveredExpectation, ExhaustedExpectation } from './matchers/match-ending.ts';
export type { SchemaChoice } from './matchers/match-event-schema.ts';
export type { RequestLike, SignatureCheck } from './matchers/match-signature.ts';
export type { StatusEntry } from './matchers/status-entry.ts';

declare module 'vitest' {
  interface Matchers<T> extends WebhookMatchers<void> {}
}

expect.extend({ ...EXPECT_MATCHERS });
