import type { Check } from '../check.ts';
import { unsigned } from './unsigned.ts';

/** Whether what must be refused is refused. */
export const FORGERY_CHECKS: readonly Check[] = [unsigned];
