import { type LookupAddress, lookup } from 'node:dns';
import type { LookupFunction } from 'node:net';

const LOOPBACK: readonly LookupAddress[] = [
  { address: '127.0.0.1', family: 4 },
  { address: '::1', family: 6 },
];

/**
 * Resolves names as the system does, except that `localhost` always has both loopback addresses: many systems list
 * only one, and a receiver may listen on the other.
 */
export const lookupBothFamilies: LookupFunction = (hostname, options, callback) => {
  lookup(hostname, { ...options, all: true }, (error, addresses) => {
    const isLocal = /(^|\.)localhost$/i.test(hostname);
    if (!isLocal) {
      callback(error, addresses ?? []);
      return;
    }
    const found = addresses ?? [];
    const missing = LOOPBACK.filter(({ family }) => !found.some((one) => one.family === family));
    callback(null, [...found, ...missing]);
  });
};
