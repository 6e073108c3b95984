import type { FixTopic } from './stack.ts';

/** The checks whose fix differs from language to language, by entry of the catalog or by check. */
const TOPICS: Readonly<Record<string, FixTopic>> = {
  'SIG-01': 'raw-body',
  'SIG-02': 'raw-body',
  'SIG-03': 'raw-body',
  'SIG-04': 'raw-body',
  'SIG-05': 'raw-body',
  'AUTH-09b': 'raw-body',
  'AUTH-02b': 'comparison',
  'AUTH-03a': 'comparison',
  'AUTH-06': 'timestamp',
  'PAY-04': 'parsing',
  'PAY-03': 'body-limit',
  'IDEM-01b': 'deduplication',
  'IDEM-02': 'deduplication',
  'IDEM-06': 'deduplication',
  'RET-03': 'deduplication',
  'ACK-08a': 'production',
};

/** What the fix of a check is about; undefined where it is the same in every language. */
export function fixTopic(checkId: string): FixTopic | undefined {
  return TOPICS[checkId] ?? TOPICS[checkId.replace(/[a-z]$/, '')];
}
