import { isJsonObject, type JsonObject, type JsonValue } from '../internal/json.ts';
import type { Random } from '../random/random.ts';
import { customData } from './custom-data.ts';
import type { LearnedBodies } from './learned-bodies.ts';

/**
 * What is a workspace's own: JSON Schemas of what it has added to ClickFunnels' resources, as `customSchema` gives them,
 * and what its deliveries look like.
 */
export interface CustomFields {
  /** The `custom_attributes` of contacts. */
  readonly contactAttributes?: JsonObject;
  /** The fields of forms, which stand in `data.data` of a form submission. */
  readonly formFields?: JsonObject;
  /** What was learned from its deliveries. */
  readonly learned?: LearnedBodies;
}

/** Fills the fields of a workspace's own making into a record; `resource` says what it is. */
export function withCustomFields(
  data: JsonObject,
  { contactAttributes, formFields }: CustomFields,
  {
    resource,
    random,
    at,
  }: { readonly resource: string | null; readonly random: Random; readonly at: number },
): JsonObject {
  let filled = data;
  if (contactAttributes !== undefined) {
    const schemaName = 'the schema of contactAttributes';
    const attributes = customData().draft(contactAttributes, schemaName, random.fork('attributes'), at);
    const walked = withAttributes(data, attributes);
    if (isJsonObject(walked)) filled = walked;
  }
  const form = filled['data'];
  if (formFields !== undefined && resource === 'form-submission' && isJsonObject(form)) {
    const fields = customData().draft(formFields, 'the schema of formFields', random.fork('form'), at);
    filled = { ...filled, data: laidOver(form, fields) };
  }
  return filled;
}

/** Every contact in a payload is the same person; a visitor without a name has no attributes yet. */
function withAttributes(node: JsonValue, attributes: JsonObject): JsonValue {
  if (Array.isArray(node)) return node.map((item: JsonValue) => withAttributes(item, attributes));
  if (!isJsonObject(node)) return node;

  const walked = Object.fromEntries(
    Object.entries(node).map(([key, value]) => [key, withAttributes(value ?? null, attributes)]),
  );
  const isContact = isJsonObject(node['custom_attributes']) && typeof node['email_address'] === 'string';
  return isContact ? { ...walked, custom_attributes: attributes } : walked;
}

function laidOver(form: JsonObject, fields: JsonObject): JsonObject {
  const { contact } = form;
  if (!isJsonObject(contact) || !isJsonObject(fields['contact'])) return { ...form, ...fields };
  return { ...form, ...fields, contact: { ...fields['contact'], ...contact } };
}
