import { isJsonObject, type JsonObject, type JsonValue } from '../internal/json.ts';

/** Fields of records that bodies captured in 2025, the observed wire shape, do not have yet (observed). */
const LATER_FIELDS: ReadonlySet<string> = new Set([
  'is_active',
  'email_suppression_reason',
  'origination_channel_public_id',
  'recurring_invoices_paid_count',
]);

/** A record as ClickFunnels wrote it in 2025: without the fields that came later, at every depth. */
export function withoutLaterFields(data: JsonObject): JsonObject {
  const earlier: Record<string, JsonValue> = {};
  for (const [key, value] of Object.entries(data)) {
    if (value !== undefined && !LATER_FIELDS.has(key)) earlier[key] = earlierValue(value);
  }
  return earlier;
}

function earlierValue(value: JsonValue): JsonValue {
  if (Array.isArray(value)) return value.map((item: JsonValue) => earlierValue(item));
  return isJsonObject(value) ? withoutLaterFields(value) : value;
}
