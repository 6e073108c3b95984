import type { EventTypeEntry } from '../event-type.ts';

const IN_PRODUCTS = {
  catalog: 'documented',
  versions: ['v2'],
  subjectTypeCertainty: 'observed',
  impliedState: {},
  stateCertainty: 'documented',
  v1PayloadCertainty: null,
  aliases: [],
} as const;

const PRODUCT = { ...IN_PRODUCTS, section: 'Products', subjectType: 'Product', resource: 'product' } as const;
const VARIANT = {
  ...IN_PRODUCTS,
  section: 'Product variants',
  subjectType: 'Products::Variant',
  resource: 'products-variant',
} as const;

/** Events of what a workspace sells. */
export const PRODUCT_EVENTS = [
  { ...PRODUCT, name: 'product.created', description: 'A product was created.' },
  {
    ...PRODUCT,
    name: 'product.updated',
    description: 'A product was updated.',
    note: 'No event announces archiving; it arrives as an update with "archived" set.',
  },
  {
    ...VARIANT,
    name: 'products/variant.created',
    description: 'A variant was added to a product.',
    note: 'Even a product without choices has one default variant.',
  },
  {
    ...VARIANT,
    name: 'products/variant.updated',
    description: 'A variant was updated.',
  },
] as const satisfies readonly EventTypeEntry[];
