import { FURTHER_LOCALITIES } from './further-localities.ts';
import type { Locality } from './locality.ts';
import { NORTH_AMERICAN_LOCALITIES } from './north-american-localities.ts';
import { OVERSEAS_LOCALITIES } from './overseas-localities.ts';

/** Where most buyers live. */
export const MAIN_LOCALITIES: readonly Locality[] = [...NORTH_AMERICAN_LOCALITIES, ...OVERSEAS_LOCALITIES];

/** Where buyers live. */
export const LOCALITIES: readonly Locality[] = [...MAIN_LOCALITIES, ...FURTHER_LOCALITIES];
