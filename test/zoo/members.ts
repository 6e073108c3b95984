import { correctExpress } from './correct/express.ts';
import { correctFastify } from './correct/fastify.ts';
import { correctFetch } from './correct/fetch.ts';
import { optionalSignature } from './receivers/auth-01-optional-signature.ts';
import { noTimestampCheck } from './receivers/auth-05-no-timestamp-check.ts';
import { reserialized } from './receivers/sig-02-reserialized.ts';
import type { ZooMember } from './zoo.ts';

/** Receivers without a fault. */
export const CORRECT_RECEIVERS: readonly ZooMember[] = [correctExpress, correctFetch, correctFastify];

/** Receivers that are wrong in one way each. */
export const BROKEN_RECEIVERS: readonly ZooMember[] = [reserialized, optionalSignature, noTimestampCheck];
