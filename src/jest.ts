/* `cf-webhook-sim/jest`: importing it, in a test or a setup file, adds the matchers to Jest's `expect`. */

import { expect } from '@jest/globals';
import { EXPECT_MATCHERS, type WebhookMatchers } from './matchers/expect-matchers.ts';

export type { WebhookMatchers } from './matchers/expect-matchers.ts';
export type { DeliveredExpectation, ExhaustedExpectation } from './matchers/match-ending.ts';
export type { SchemaChoice } from './matchers/match-event-schema.ts';
export type { RequestLike, SignatureCheck } from './matchers/match-signature.ts';
export type { StatusEntry } from './matchers/status-entry.ts';

// For `import { expect } from '@jest/globals'`.
declare module 'expect' {
  interface Matchers<R extends void | Promise<void>, T> extends WebhookMatchers<R> {}
}

// For the global `expect` of @types/jest.
declare global {
  namespace jest {
    interface Matchers<R, T> extends WebhookMatchers<R> {}
  }
}

expect.extend({ ...EXPECT_MATCHERS });
