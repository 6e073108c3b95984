import { disturbed, type PlannedDelivery } from '../delivery/delivery-plan.ts';
import type { OutgoingEvent } from '../events/outgoing-event.ts';
import { isJsonObject } from '../internal/json.ts';
import { uuid } from '../random/identifiers.ts';
import { parseJsonAsWritten } from '../source/parse-json.ts';
import { serializeToBytes } from '../wire/serialize.ts';
import { defineFault, FAULT, type PlanRewrite } from './fault-definition.ts';
import { chooseShare, describeShare, type FaultShare, SHARE } from './share.ts';

/** The same subject and data a second time under a new event id, which production sends too (observed). */
export interface DuplicateAsNewSetting {
  /** Duplicates N (or P%) of the events under a new event ID. @default none */
  readonly duplicateAsNew?: FaultShare;
}

/** The fault `duplicateAsNew`. */
export const DUPLICATE_AS_NEW = defineFault({
  options: [
    {
      ...FAULT,
      name: 'duplicateAsNew',
      kind: 'value',
      placeholder: 'N|P%',
      describe: 'duplicate N (or P%) of the events under a new event ID',
      type: SHARE,
    },
  ],
  stage: 'copies',
  plan: ({ duplicateAsNew: share }: DuplicateAsNewSetting) =>
    share === undefined ? undefined : sendAgainAsNew(share),
});

function sendAgainAsNew(share: FaultShare): PlanRewrite {
  const effect = 'duplicate as new: same subject and data, another event ID';
  return {
    explain: `${describeShare(share)}: ${effect}`,
    multiplies: true,
    *apply(plan, context): Generator<PlannedDelivery> {
      const isStruck = chooseShare(share, context);
      let copies = 0;
      for (const planned of plan) {
        yield planned;
        if (planned.isCopy || !isStruck(planned)) continue;
        copies += 1;
        // Events with a body of the user's own may all have one id; their copies have not.
        const id = uuid(context.random.fork(`${planned.event.id}-${copies}`));
        yield disturbed({ ...planned, event: withId(planned.event, id), isCopy: true }, {}, effect);
      }
    },
  };
}

/** The event under another id; a body that is not JSON object keeps its bytes. */
function withId(event: OutgoingEvent, id: string): OutgoingEvent {
  const body = parseJsonAsWritten(Buffer.from(event.body).toString('utf8'));
  if (!body.ok || !isJsonObject(body.value)) return { ...event, id };
  return { ...event, id, body: serializeToBytes({ ...body.value, event_id: id }) };
}
