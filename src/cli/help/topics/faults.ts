import type { HelpTopic } from '../help-topic.ts';

/** How to misbehave on purpose. */
export const FAULTS: HelpTopic = {
  name: 'faults',
  summary: 'out of order, duplicates, lost responses, forged signatures',
  text: `send, run, replay and trigger misbehave on request, the same way for the same
--seed. N is a number of events, or a share such as 20%.

Delivery
  --order shuffled|reversed|swapped|late:N   out of order
  --duplicate N            same event ID again (at-least-once delivery)
  --duplicate-after 15s    when the duplicate arrives (default: now)
  --duplicate-as-new N     same facts under a new event ID
  --lose-ack N             drop the 2xx response, so that the event is retried
  --drop N                 never send the event
  --burst, --race N        everything at once; N copies at the same moment

Connection
  --cut-after headers|body|BYTES   drop the connection there, then retry
  --slow-body 500B/s               send the body slowly

Forgery: --forge KIND sends an invalid signature. A receiver must reject it:

  cf-webhook-sim vectors --list
  cf-webhook-sim send order.created --to 3000 --forge other-secret \\
    --attempts 1 --expect 'status=4xx'

Receiver (started after --)
  --kill-at, --restart-at 15m|attempt:N      kill -9 it, and start it again

A bad day in one line:

  cf-webhook-sim send all --to 3000 --instant --seed 7 --order shuffled \\
    --duplicate 20% --lose-ack 30%

In a test: simulator.sendAll(events, { faults: { duplicate: '20%' } }), or
onAttempt for one delivery. check finds the bugs that these reveal.`,
};
