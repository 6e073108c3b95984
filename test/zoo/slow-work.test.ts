import { expect, it } from 'vitest';
import { receiversInStyles } from './correct/styles.ts';
import { checkMember } from './run-zoo.ts';

/** What looks at the work that comes after the response. */
const WATCHING = ['IDEM', 'RET-03', 'ORD', 'ACK-09', 'ACK-10', 'PAY-01', 'AUTH-09'];

it.concurrent.each(receiversInStyles(400))(
  'has no complaint about $file',
  async (member) => {
    const { checks, verdict } = await checkMember(member, 11, WATCHING);

    expect(checks.filter((check) => ['fail', 'warn', 'incomplete'].includes(check.verdict))).toEqual([]);
    expect(verdict).toBe('passed');
  },
  300_000,
);
