import type { JsonObject } from '../../internal/json.ts';
import type { PlaceReference } from '../payload.ts';

/** How an order came in: through which channel and processor, and from which page. */
export interface OrderOrigin {
  readonly processor: 'payments_ai' | 'stripe' | 'external';
  readonly channel: JsonObject;
  readonly page: PlaceReference | null;
  readonly funnel: PlaceReference | null;
}
