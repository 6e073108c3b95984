import { oneOf } from '../value-type.ts';

/** How a real body may differ from the catalog. */
export const DIFFERENCE_KINDS = [
  'unknown-event',
  'unknown-field',
  'missing-field',
  'type',
  'null',
  'format',
  'value',
  'envelope',
  'key-order',
  'id-range',
  'header',
  'retry-gap',
] as const;

/** One of {@link DIFFERENCE_KINDS}. */
export type DifferenceKind = (typeof DIFFERENCE_KINDS)[number];

/** A kind of difference, or all of them. */
export const DIFFERENCE_KIND = oneOf([...DIFFERENCE_KINDS, 'any']);
