import type { Survey } from '../vocabulary/surveys.ts';

/** A variant that a form orders. */
export interface OrderedVariant {
  readonly id: number;
  readonly priceId: number;
  readonly quantity: number;
}

/** What a form is for, beside telling who somebody is. */
export type FormPurpose =
  | { readonly kind: 'opt-in' }
  | { readonly kind: 'order'; readonly variants: readonly OrderedVariant[] }
  | { readonly kind: 'appointment'; readonly startOn: number }
  | {
      /** One screen of a survey, counted from 0: each is sent by itself (observed). */
      readonly kind: 'survey';
      readonly survey: Survey;
      readonly screen: number;
    };
