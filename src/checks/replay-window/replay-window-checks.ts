import type { Check } from '../check.ts';
import { stale } from './stale.ts';

/** Whether timestamps are looked at, and rightly. */
export const REPLAY_WINDOW_CHECKS: readonly Check[] = [stale];
