import type { HelpTopic } from '../help-topic.ts';

/** Linked events, and how to write them. */
export const JOURNEYS: HelpTopic = {
  name: 'journeys',
  summary: 'linked events of a purchase or subscription, and journeys of your own',
  text: `One purchase is a dozen events for the same contact, order and invoice. A
journey plays them in sequence; its dates may span a year, without waiting.

  cf-webhook-sim journeys
  cf-webhook-sim journeys show one-time-purchase
  cf-webhook-sim run one-time-purchase --to 3000 --instant
  cf-webhook-sim run subscription-renewals --param periods=12 --instant

Faults apply inside (--order shuffled --duplicate 20%); --repeat 100 runs it for
a hundred buyers. See cf-webhook-sim help faults.

A journey of your own is YAML, or TypeScript with defineJourney():

  title: A buyer takes two and sends one back
  parameters:
    quantity: { about: How many are bought., default: 2, minimum: 1 }
  given:
    - create: mug
      product: { physical: true, price: 12.50 }
  steps:
    - create: buyer
      contact: { country: DE }
    - after: 2m
      create: purchase
      order: { of: buyer, items: [{ product: mug, quantity: "\${quantity}" }] }
    - after: 5s
      pay: purchase
    - after: 6d
      refund: purchase
      amount: 12.50

  cf-webhook-sim journeys validate bundle.yaml
  cf-webhook-sim run bundle.yaml --to 3000 --instant --param quantity=3

journeys schema prints the JSON Schema with every action; editors complete it.
Options: cf-webhook-sim journeys --help, cf-webhook-sim run --help.`,
};
