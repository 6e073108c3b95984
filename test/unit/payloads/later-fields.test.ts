import { expect, it } from 'vitest';
import { requireEventType } from '../../../src/events/find-event-types.ts';
import { createEvent } from '../../../src/payloads/create-event.ts';
import { createRandom } from '../../../src/random/random.ts';

it.each(['is_active', 'email_suppression_reason', 'origination_channel_public_id'])(
  'leaves %s out of bodies as captured in 2025, and has it in documented ones',
  (field) => {
    const entry = requireEventType('order.created');
    const bodyAs = (wire: 'documented' | 'observed') => {
      const request = {
        entry,
        apiVersion: 'v2',
        wire,
        random: createRandom(3),
        at: 1_768_478_400_000,
      } as const;
      return Buffer.from(createEvent(request).body).toString('utf8');
    };

    expect(bodyAs('documented')).toContain(`"${field}"`);
    expect(bodyAs('observed')).not.toContain(`"${field}"`);
  },
);
