import type { PlaceReference } from '../payload.ts';

/** How an order came in: through which channel and processor, and from which page. */
export interface OrderOrigin {
  readonly processor: 'payments_ai' | 'stripe' | 'external';
  readonly channel: {
    readonly id: number;
    readonly type: string;
    readonly name: string;
    readonly publicId: string;
  };
  readonly page: PlaceReference | null;
  readonly funnel: PlaceReference | null;
}
