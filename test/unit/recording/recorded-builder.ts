import type { RecordedDelivery } from '../../../src/recording/recorded-delivery.ts';
import { outgoingEvent } from '../../support/delivery-builders.ts';

export function recorded(parts: Partial<RecordedDelivery> = {}): RecordedDelivery {
  return { event: outgoingEvent(), status: 'delivered', attempts: 1, ...parts };
}
