import { SUCCESS_STATUS_CODES } from '../../../delivery/outcome.ts';
import { DOCUMENTED_SCHEDULE } from '../../../delivery/retry-schedule.ts';
import { formatDuration } from '../../../internal/duration.ts';
import type { HelpTopic } from '../help-topic.ts';

/** How ClickFunnels retries, and how to see it without waiting. */
export const RETRIES: HelpTopic = {
  name: 'retries',
  summary: 'which responses are retried, when, and how to skip the waiting',
  text: `A delivery succeeds with one of these status codes and no other (documented):

  ${[...SUCCESS_STATUS_CODES].join(', ')}

Everything else is a failed attempt: 208, redirects (never followed), 4xx, 5xx,
timeouts (60 s to connect, 60 s for the response: assumed), broken connections.

  Attempt  Waits before  Since the event
${schedule()}

The delays are documented, ${DOCUMENTED_SCHEDULE.length} attempts observed. Each wait
counts from the end of the attempt before. Every attempt has the same body and
event_id, and a new timestamp and signature. After the last one, the event is
lost.

See them without waiting (virtual clock), or an hour in a second:

  cf-webhook-sim send order.created --to 3000 --instant
  cf-webhook-sim send order.created --to 3000 --time-scale 1h=1s

On a terminal, Space retries now. A built-in receiver shows what happens:

  cf-webhook-sim send order.created --instant --respond 500,208,200

Other schedules: --attempts 3, --schedule 1s,5s,30s, --max-wait 2m.
Respond 200 to event types that you do not handle, and to duplicates; respond
5xx only if a retry can help. cf-webhook-sim check tests both.`,
};

function schedule(): string {
  let sinceMs = 0;
  return DOCUMENTED_SCHEDULE.map((waitMs, index) => {
    sinceMs += waitMs;
    return `  ${String(index + 1).padEnd(7)}  ${formatDuration(waitMs).padEnd(12)}  ${formatDuration(sinceMs)}`;
  }).join('\n');
}
