import { isJsonObject, type JsonObject, type JsonValue } from '../internal/json.ts';
import type { CustomFields } from './custom-fields.ts';

/** The schema of a body with what the workspace has added to contacts and forms; `resource` says what `data` is. */
export function schemaWithCustomFields(
  schema: JsonObject,
  { contactAttributes, formFields }: CustomFields,
  resource: string | null,
): JsonObject {
  const walked = contactAttributes === undefined ? schema : withAttributes(schema, contactAttributes);
  const known = isJsonObject(walked) ? walked : schema;
  if (formFields === undefined || resource !== 'form-submission') return known;
  return inProperty(known, 'data', (data) =>
    inProperty(data, 'data', (form) => ({ allOf: [formFields, form] })),
  );
}

function inProperty(schema: JsonObject, key: string, change: (child: JsonObject) => JsonObject): JsonObject {
  const { properties } = schema;
  const child = isJsonObject(properties) ? properties[key] : undefined;
  if (!isJsonObject(properties) || !isJsonObject(child)) return schema;
  return { ...schema, properties: { ...properties, [key]: change(child) } };
}

/** As for bodies: what has attributes and an email address is a contact. */
function withAttributes(node: JsonValue, attributes: JsonObject): JsonValue {
  if (Array.isArray(node)) return node.map((item: JsonValue) => withAttributes(item, attributes));
  if (!isJsonObject(node)) return node;

  const walked: JsonObject = Object.fromEntries(
    Object.entries(node).map(([key, value]) => [key, withAttributes(value ?? null, attributes)]),
  );
  const isContact = 'custom_attributes' in node && 'email_address' in node;
  return isContact ? { ...walked, custom_attributes: attributes } : walked;
}
