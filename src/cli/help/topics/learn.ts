import type { HelpTopic } from '../help-topic.ts';

/** Real deliveries: what the catalog says otherwise, and events like those of a workspace. */
export const LEARN: HelpTopic = {
  name: 'learn',
  summary: 'events like those of your workspace, from recorded deliveries',
  text: `Your workspace has custom fields, and sends what no catalog lists. Record real
deliveries, compare them with the catalog, and learn from them:

  cf-webhook-sim listen --record captures --keep-personal-data
  cf-webhook-sim compare captures
  cf-webhook-sim compare captures --fail-on unknown-field
  cf-webhook-sim compare captures --shareable --html report.html
  cf-webhook-sim learn captures
  cf-webhook-sim preview contact.identified

Without --keep-personal-data, listen replaces the texts of custom fields, and
their enum values are lost. learn itself writes nothing personal.

compare lists what differs from the catalog and your configuration. --shareable
leaves out values, so that you can attach the report to an issue.

learn writes cf-webhook-sim.learned.yaml beside the configuration file; send,
run, serve, check and preview then use it. It has fields with their types, forms
of texts, rounded ranges, proportions of null, and enum values that several
people share, and no names, addresses or numbers of anyone. Ten deliveries help,
a hundred of an event type look like the originals. Edit it freely:

  data.custom_attributes.plan: { values: { gold: 3, silver: 1 }, "null": 1 }

Counts are weights: the plan is gold in about three of five events. "follows"
names the field that this one depends on; "given" has weights for each state of
that field. --learned none generates by the catalog alone; the key learned of
the configuration names another file. In a library:

  createSimulator({ to: 3000, learned: await loadLearned('FILE') })

learn --journey writes a journey from the deliveries about one person, with
names for IDs and waits for times.

  cf-webhook-sim learn captures --journey first-purchase
  cf-webhook-sim run first-purchase.yaml --to 3000 --instant --duplicate 20%`,
};
