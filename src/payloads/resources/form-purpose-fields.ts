import { isoTime } from '../../internal/iso-time.ts';
import type { JsonObject } from '../../internal/json.ts';
import type { Random } from '../../random/random.ts';
import type { FormPurpose } from '../scene/form-purpose.ts';
import type { Scene } from '../scene/scene.ts';
import { DAY_MS, HOUR_MS } from '../scene/story-time.ts';
import { SURVEYS } from '../vocabulary/surveys.ts';

/** What a form is for: most only ask who someone is; how many do more is assumed. */
export function formPurpose({ ids, at }: Scene, random: Random): FormPurpose {
  const dice = random.next();
  if (dice < 0.15) {
    const variant = { id: ids.next('Products::Variant'), priceId: ids.next('Products::Price'), quantity: 1 };
    return { kind: 'order', variants: [variant] };
  }
  if (dice < 0.25) {
    const startOn = Math.ceil(at / HOUR_MS) * HOUR_MS + random.integer(1, 12) * DAY_MS;
    return { kind: 'appointment', startOn };
  }
  if (dice > 0.35) return { kind: 'opt-in' };
  const survey = random.pick(SURVEYS);
  return { kind: 'survey', survey, screen: random.integer(0, survey.screens.length - 1) };
}

/** The parameters of a form that stand beside the contact, as the page's script posts them (observed). */
export function purposeFields({ buyer }: Scene, purpose: FormPurpose): JsonObject {
  switch (purpose.kind) {
    case 'opt-in':
    case 'survey':
      return {};
    case 'order':
      return {
        purchase: {
          product_variants: purpose.variants.map(({ id, priceId, quantity }) => ({
            id,
            price_id: priceId,
            quantity,
          })),
          coupon_codes: [],
          process_new_order: true,
        },
      };
    case 'appointment':
      return {
        appointments_schedule_request: {
          start_on: isoTime(purpose.startOn),
          end_on: isoTime(purpose.startOn + HOUR_MS / 2),
          tzid: buyer.locality.tzid,
        },
      };
    default:
      return purpose satisfies never;
  }
}
