import { databaseId, hexDigits } from '../../random/identifiers.ts';
import type { Random } from '../../random/random.ts';
import { ulid } from './draw.ts';

/** Ids, counts and references. */
export const NUMBER_VOCABULARY = {
  id: databaseId,
  count: (random: Random) => random.integer(1, 12),
  sortOrder: (random: Random) => random.integer(0, 9),
  days: (random: Random) => random.pick([0, 1, 3, 7, 14, 30]),
  orderNumber: (random: Random) => `#${random.integer(1001, 48_000)}`,
  invoiceNumber: (random: Random) => String(random.integer(1, 52_000)),
  transactionId: (random: Random) => `txn_${ulid(random)}`,
  externalId: (random: Random) => `ext_${hexDigits(random, 10)}`,
  /** A code of an affiliate's link: 40 hex digits (observed). */
  referralCode: (random: Random) => hexDigits(random, 40),
  weight: (random: Random) => `${random.integer(1, 9)}.${random.integer(1, 9)}`,
  length: (random: Random) => `${random.integer(3, 24)}.0`,
} as const;
