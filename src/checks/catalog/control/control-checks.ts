import type { Check } from '../../engine/check.ts';
import { stillAlive } from './still-alive.ts';
import { validDelivery } from './valid-delivery.ts';

/** Whether a valid delivery is taken, before and after everything else. */
export const CONTROL_CHECKS: readonly Check[] = [validDelivery, stillAlive];
