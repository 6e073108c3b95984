import type { HelpTopic } from '../help-topic.ts';

/** How a check sees what a receiver did. */
export const PROBES: HelpTopic = {
  name: 'probes',
  summary: 'let check see duplicates, lost events and arrival order',
  text: `Responses alone cannot show whether a duplicate was processed twice, or which of
two updates won. A probe lets check read the receiver's state: any JSON about
one subject, from a URL or a command.

  cf-webhook-sim check 3000 --probe-url http://localhost:3000/state/{subject_id}
  cf-webhook-sim check 3000 --probe-command './show-state {subject_id}'

Placeholders: {subject_id}, {event_id}, {event_type}; commands also get them as
CF_WEBHOOK_SIM_SUBJECT_ID and so on. A URL may respond 404 for an unknown
subject. Leave out what changes by itself with --probe-ignore updated_at, and
give background work more time with --settle 5s.

--effects counts side effects. check starts the receiver and passes it
the addresses:

  cf-webhook-sim check 3000 --effects -- node server.js

  CF_WEBHOOK_SIM_EFFECTS_URL   POST {"key": "…"} here for each effect
  SMTP_HOST, SMTP_PORT         a mail server that counts and delivers nothing
  CF_WEBHOOK_SIM_SMTP_URL      the same as smtp://host:port

More that check can do:
  -- COMMAND         start the receiver; kill -9 and restart it, to see what it
                     saved
  --break-command    break a dependency, e.g. stop the database; --fix-command
                     repairs it
  --reset-command    empty the receiver's state before the checks

--convergence runs a whole journey in order, then 50 variants of it (shuffled,
duplicated, responses lost, receiver killed), and requires the same final state:

  cf-webhook-sim check 3000 --convergence dunning-recovers \\
    --probe-url http://localhost:3000/state/{subject_id}

It prints the smallest failing sequence; --record FILE keeps it for replay.`,
};
