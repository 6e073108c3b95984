import type { HelpTopic } from '../help-topic.ts';

/** Event types and fields of the user's own. */
export const OWN_EVENTS: HelpTopic = {
  name: 'own-events',
  summary: 'values, fields and event types of your own',
  text: `Single values: --set parses by the schema, --set-json takes JSON, --unset leaves
a field out, --merge merges a JSON file into the body, --body sends a file as it
is. A path that the event does not have is an error; --force allows it.

  cf-webhook-sim send order.created --to 3000 --set data.total_amount=49.00
  cf-webhook-sim preview contact.created --set data.first_name=Ada

Event types of your own, such as those of workflows, are made from a JSON Schema
of their data. In cf-webhook-sim.config.yaml:

  events:
    workflows/order_packed: ./order-packed.schema.json
  contactAttributes: ./contact-attributes.schema.json
  formFields: ./form-fields.schema.json

order-packed.schema.json:

  {
    "type": "object",
    "required": ["id", "packed_at"],
    "properties": {
      "id": { "type": "integer" },
      "packed_at": { "type": "string", "format": "date-time" },
      "carrier": { "enum": ["DHL", "UPS"] }
    }
  }

  cf-webhook-sim preview workflows/order_packed

JSON Schema drafts 04 to 2020-12, OpenAPI and AsyncAPI work, as JSON or YAML:
./api.yaml#/components/schemas/Order. Nothing is fetched; refs names the file of
a remote $ref. A schema that contains itself is followed 3 levels deep; maxDepth
beside it, or --max-depth, changes that.`,
};
