import type { HelpTopic } from '../help-topic.ts';

/** Load from one machine, and from more. */
export const LOAD: HelpTopic = {
  name: 'load',
  summary: 'throughput on one machine, and Artillery, k6 or vegeta beyond it',
  text: `One machine sends about 10,000 deliveries a second on two cores, which is more
than most receivers take. Start there:

  cf-webhook-sim send order.created --to 3000 --rate 200/s --duration 2s \\
    --concurrency 50 --fresh ids --expect 'latency.p95<5s'

Beyond that, or for load from other networks, use Artillery and its runners on
AWS Fargate, AWS Lambda and Azure. Write a scenario of a run, or of event types:

  cf-webhook-sim export artillery order.created:3 contact.created \\
    --to 3000/webhooks --rate 200/s --duration 1m --out load.yaml

Run it with: npx artillery run load.yaml
On Fargate:  npx artillery run-fargate load.yaml --count 10
             --secret CF_WEBHOOK_SIM_SECRET, with the package.json that has
             cf-webhook-sim next to load.yaml

The processor, cf-webhook-sim/artillery, makes and signs each event in the
worker that sends it. Faults: duplicate, duplicateAsNew, drop, forge. It counts
clickfunnels.delivered, failed, forged_rejected and forged_accepted.

IDs      Workers share a seed and have separate parts of it. Threads of one
         machine are numbered; machines add their WORKER_ID to the seed, or
         take a number (1 to 100) from CF_WEBHOOK_SIM_WORKER.
Hosts    Each worker sends to this machine and to hosts of --allow-remote only.
Secret   From CF_WEBHOOK_SIM_SECRET, never from the scenario; on Fargate from
         the parameter store, as /artilleryio/CF_WEBHOOK_SIM_SECRET.
Clocks   Signed by the clock of the worker; receivers allow 600 s.

With k6, or with vegeta:

  cf-webhook-sim export k6 order.created --to 3000 --out load.js
  cf-webhook-sim export vegeta order.created --to 3000 --rate 50/s --duration 2s

Pipe the last one into: vegeta attack -lazy -format=json -rate=50 -duration=2s`,
};
