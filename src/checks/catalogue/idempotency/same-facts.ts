import { isSuccess } from '../../../delivery/outcome.ts';
import type { Check } from '../../engine/check.ts';
import { broken, kept, unseen } from '../../engine/finding.ts';
import { tellMore } from '../../evidence/observation/told-event.ts';
import { effectsAmong, FELL_BEHIND, watchTwin } from '../../evidence/observation/watch.ts';
import { WEBHOOKS_PAGE } from '../documentation.ts';

/** IDEM-03: the same facts under another id have no effect to the outside again. */
export const sameFacts: Check = {
  id: 'IDEM-03',
  group: 'idempotency',
  level: 'should',
  promise: 'has its effects once when the same facts come under another event id',
  sends: 'an event, and another one of the same type about the same subject with the same data',
  decides: 'no effect comes a second time',
  requests: 2,
  needs: ['effects'],
  reproducedBy: 'check',
  follows: ['IDEM-01b'],
  why: 'One change may be told by two events with ids of their own: a V1 and a V2 endpoint side by side, an endpoint that was registered twice, an event that was created again by hand. An effect that hangs on the event id alone happens for each.',
  fix: 'Let what must not happen twice hang on the fact itself, e.g. a unique key of order id and kind of mail, beside the event_id.',
  docs: WEBHOOKS_PAGE,
  run: async (context) => {
    const trace = (await context.acquaintance()).traces.find(({ hasEffects }) => hasEffects);
    if (trace === undefined) return unseen(NO_EFFECT);
    const { event, told, whenDone, whenQuiet } = await watchTwin(context, trace);
    const other = tellMore(context, told, {}).event;
    const first = await context.send({ about: 'an event', event });
    await whenDone();
    const second = await context.send({ about: 'the same facts under another event id', event: other });
    if (![first, second].every(({ result }) => isSuccess(result.outcome))) {
      return unseen('One of the two events was not accepted.', [first, second]);
    }
    const seen = await whenQuiet();
    if (seen === undefined) return unseen(FELL_BEHIND);
    const repeated = effectsAmong(seen.surplus);
    if (repeated.length === 0) return kept('every effect once');
    return broken('effects came twice for the same facts', [second, first], { details: repeated });
  },
};

/** Why nobody can tell what the receiver does to the outside. */
const NO_EFFECT =
  'Needs an event with an effect to the outside, and none of the usual ones had any. Let the receiver post its effects to CF_WEBHOOK_SIM_EFFECTS_URL, or send its mail to the SMTP server of --effects.';
