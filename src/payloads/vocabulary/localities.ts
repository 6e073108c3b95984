import type { Locality } from './locality.ts';
import { NORTH_AMERICAN_LOCALITIES } from './north-american-localities.ts';
import { OVERSEAS_LOCALITIES } from './overseas-localities.ts';

/** Where buyers live. */
export const LOCALITIES: readonly Locality[] = [...NORTH_AMERICAN_LOCALITIES, ...OVERSEAS_LOCALITIES];
