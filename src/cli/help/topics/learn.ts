import type { HelpTopic } from '../help-topic.ts';

/** Real deliveries: what the catalog says otherwise, and events like those of a workspace. */
export const LEARN: HelpTopic = {
  name: 'learn',
  summary: 'events like those of your workspace, from recorded deliveries',
  text: `Your workspace has custom fields, and sends what no catalog lists. Record real
deliveries with listen --record captures, then:

  cf-webhook-sim compare captures
  cf-webhook-sim compare captures --fail-on unknown-field
  cf-webhook-sim compare captures --shareable --html report.html
  cf-webhook-sim learn captures
  cf-webhook-sim preview contact.identified

compare lists what differs from the catalog. With --shareable the report has
shapes and counts and no values, so that you can attach it to an issue.

learn writes cf-webhook-sim.learned.yaml beside the configuration file; send,
run, serve, check and preview then use it. It has fields with their types, forms
of texts, rounded ranges, proportions of null, and enum values that several
people share, and no names, addresses or numbers of anyone. Ten deliveries help,
a hundred of an event type look like the originals. Edit it freely:

  data.custom_attributes.plan: { values: { gold: 3, silver: 1 }, "null": 1 }

is gold in three of five: counts are smoothed (Laplace, one in all). A field
that follows another has counts beside each state of that one. --learned none
generates by the catalog alone. In a library:

  createSimulator({ to: 3000, learned: await loadLearned('FILE') })

A story becomes a journey: IDs become names, times become waits.

  cf-webhook-sim learn captures --journey first-purchase
  cf-webhook-sim run first-purchase.yaml --to 3000 --instant --duplicate 20%`,
};
