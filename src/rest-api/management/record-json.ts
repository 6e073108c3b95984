import { isJsonObject, type JsonObject, type JsonValue } from '../../internal/json.ts';
import { resolvedSchema } from '../../payloads/schema-store.ts';
import { recordFacts } from '../../workspace/records/record-facts.ts';
import type { WorkspaceRecord } from '../../workspace/records/workspace-record.ts';

/** A record as ClickFunnels' API shows it: keys in the order of its description (documented), not that of webhooks. */
export function recordJson({ recordClass, data }: WorkspaceRecord): JsonObject {
  const { resource } = recordFacts(recordClass);
  return resource === null ? data : inOrder(data, resolvedSchema(`v2/${resource}`));
}

function inOrder(data: JsonObject, schema: JsonObject): JsonObject {
  const properties = propertiesOf(schema);
  const keys = new Set([...Object.keys(properties).filter((key) => key in data), ...Object.keys(data)]);
  return Object.fromEntries([...keys].map((key) => [key, valueInOrder(data[key] ?? null, properties[key])]));
}

function valueInOrder(value: JsonValue, schema: JsonValue | undefined): JsonValue {
  if (!isJsonObject(schema)) return value;
  if (isJsonObject(value)) return inOrder(value, schema);
  if (!Array.isArray(value)) return value;
  return value.map((item: JsonValue) => valueInOrder(item, schema['items']));
}

/** Those of a schema that may be null stand in one of its alternatives. */
function propertiesOf({ properties, anyOf, oneOf }: JsonObject): JsonObject {
  if (isJsonObject(properties)) return properties;
  for (const alternatives of [anyOf, oneOf]) {
    if (!Array.isArray(alternatives)) continue;
    const found = alternatives.find((one: JsonValue) => isJsonObject(one) && isJsonObject(one['properties']));
    if (isJsonObject(found)) return propertiesOf(found);
  }
  return {};
}
